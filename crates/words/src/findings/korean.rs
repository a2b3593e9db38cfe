//! What is wrong with a document, in Korean.

use downboard_core::reading::{Expected, Finding, JsonKind, Omitted, Problem, RecordKind};

/// A finding in a sentence.
pub(super) fn finding(finding: &Finding) -> String {
    let place = if finding.pointer.is_empty() { "문서" } else { &finding.pointer };
    format!("{place}: {}. 올바른 값: {}", problem(&finding.problem), expected(finding.expected))
}

fn kind(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "null",
        JsonKind::Boolean => "참·거짓 값",
        JsonKind::Number => "숫자",
        JsonKind::String => "문자열",
        JsonKind::Array => "배열",
        JsonKind::Object => "객체",
    }
}

pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge { bytes } => format!("크기가 {bytes}바이트"),
        Problem::NotJson { line, column, truncated: true } => format!("{line}째 줄 {column}째 칸에서 끊김"),
        Problem::NotJson { line, column, truncated: false } => format!("{line}째 줄 {column}째 칸부터 JSON이 아님"),
        Problem::TooDeep => "너무 깊이 중첩됨".to_owned(),
        Problem::Missing => "없음".to_owned(),
        Problem::WrongKind(found) => format!("{}임", kind(*found)),
        Problem::UnknownWord(word) => format!("형식에 없는 단어 “{word}”"),
        Problem::Malformed(text) => format!("형식에 맞지 않는 “{text}”"),
        Problem::OutOfRange(number) => format!("범위를 벗어난 {number}"),
        Problem::Duplicate(id) => format!("중복된 “{id}”"),
        Problem::UnknownReference(id) => format!("id가 “{id}”인 항목이 없음"),
        Problem::SelfReference(id) => format!("“{id}” 자신을 가리킴"),
        Problem::UnknownField(name) => format!("형식에 없는 필드 “{name}”"),
        Problem::Markup => "마크업으로 보여 글자 그대로 표시".to_owned(),
        Problem::TooLong { characters } => format!("{characters}자"),
        Problem::TooMany { count } => format!("{count}건"),
        Problem::Reversed => "종료가 시작보다 앞섬".to_owned(),
        Problem::Empty => "비어 있음".to_owned(),
        Problem::OtherBoard(id) => format!("“{id}” 현황판의 문서"),
        Problem::NotText { byte } => format!("{byte}바이트째부터 텍스트가 아님"),
        Problem::NotXml { byte } => format!("{byte}바이트째부터 XML이 아님"),
        Problem::NotAFeed(opening) if opening.is_empty() => "피드가 아니라 빈 응답".to_owned(),
        Problem::NotAFeed(opening) => format!("피드가 아님. 첫 부분: “{opening}”"),
        Problem::InFuture => "시작 시각이 미래임".to_owned(),
        Problem::NoEnd => "종료됐으나 종료 시각이 없음".to_owned(),
        Problem::Older => "앞서 읽은 문서보다 오래돼 사용하지 않음".to_owned(),
        Problem::Reopened => "종료 공지 뒤 다시 이어짐".to_owned(),
        Problem::Ambiguous(name) => format!("이름이 “{name}”인 항목이 여럿임"),
        Problem::CheckedLongAgo { name, at } => format!("“{name}” 마지막 확인 {at}, 너무 오래됨"),
        Problem::CheckedAhead { name, at } => format!("“{name}” 마지막 확인 {at}, 현재보다 미래임"),
        Problem::LastChecked { name, at } => format!("“{name}” 마지막 확인 {at}, 다른 항목보다 훨씬 오래됨"),
        Problem::LabelBehind => "상태가 마지막 공지와 다름".to_owned(),
        Problem::Encoding(label) => format!("지원하지 않는 인코딩 {label}"),
        Problem::Uncertain(text) => format!("“{text}”만으로는 시각을 특정할 수 없음"),
        Problem::NoZone(text) => format!("“{text}”에 시간대가 없어 UTC로 간주"),
        Problem::NoEnds { count } => format!("장애 {count}건이 종료됐으나 종료 시각이 없음"),
        Problem::OnlyPublished { count } => format!("장애 {count}건은 게시 시각만 있어 그때 종료된 것으로 간주"),
        Problem::OutOfOrder => "공지의 시각과 순서가 맞지 않음".to_owned(),
        Problem::LeftOut(why) => format!("제외: {}", omitted(*why)),
        Problem::OtherNamespace(name) => format!("이름공간이 “{name}”임"),
        Problem::Unexplained(word) => format!("“{word}” 상태의 원인이 문서에 없음"),
        Problem::NotAfter => "바로 앞 항목보다 뒤가 아님".to_owned(),
        Problem::OtherThanDatabase(known) => format!("시간대 데이터베이스와 다름. 데이터베이스에는 {known}"),
        Problem::NotWorst(status) => format!("“{}”보다 나쁜 상태가 있거나 그 상태가 없음", status.word()),
    }
}

fn omitted(why: Omitted) -> &'static str {
    match why {
        Omitted::Test => "시험 발령",
        Omitted::Exercise => "훈련",
        Omitted::Draft => "초안",
        Omitted::System => "시스템 간 메시지",
        Omitted::NotPublic => "비공개 경보",
        Omitted::Answer => "다른 메시지에 대한 답",
    }
}

fn record(record: RecordKind) -> &'static str {
    match record {
        RecordKind::Source => "출처",
        RecordKind::Provider => "제공자",
        RecordKind::Site => "시설",
        RecordKind::Service => "서비스",
        RecordKind::ServiceOrAlternative => "서비스나 대체 서비스",
        RecordKind::Feature => "그 서비스의 기능",
        RecordKind::Measure => "측정값",
        RecordKind::Milestone => "사건",
    }
}

pub(super) fn expected(expected: Expected) -> String {
    match expected {
        Expected::AtMostBytes(bytes) => format!("{bytes}바이트 이하"),
        Expected::Json => "UTF-8로 된 온전한 JSON 문서".to_owned(),
        Expected::AtMostLevels(levels) => format!("{levels}단계 이하"),
        Expected::Object => "객체".to_owned(),
        Expected::Array => "배열".to_owned(),
        Expected::String => "문자열".to_owned(),
        Expected::Integer { min, max } => format!("{min}부터 {max}까지의 정수"),
        Expected::Numbers { count: 3, most } => {
            format!("0부터 {most}까지의 수 3개. 최소, 가장 그럴듯한 값, 최대 순")
        }
        Expected::Numbers { count, most } => format!("0부터 {most}까지의 수 {count}개"),
        Expected::Boolean => "true 또는 false".to_owned(),
        Expected::Text => "{\"ko\": …, \"en\": …} 형식의 텍스트".to_owned(),
        Expected::PlainText => "마크업이 없는 텍스트".to_owned(),
        Expected::AtMostCharacters(characters) => format!("{characters}자 이하"),
        Expected::AtMostRecords(records) => format!("{records}건 이하"),
        Expected::AtLeastOne => "하나 이상".to_owned(),
        Expected::EssentialFeature => "“essential”이 true인 기능 하나 이상".to_owned(),
        Expected::Id => "a-z, 0-9, 붙임표로 된 1~64자 id".to_owned(),
        Expected::UniqueId => "한 번만 나오는 id".to_owned(),
        Expected::IdOf(of) => format!("{}의 id", record(of)),
        Expected::Address => "http 또는 https 주소".to_owned(),
        Expected::AddressOrDate => "주소. 온라인에 없으면 날짜".to_owned(),
        Expected::PlainAddress => "?와 # 이하가 없는 https 주소".to_owned(),
        Expected::Contact => "이메일 주소, 또는 http나 https 주소".to_owned(),
        Expected::Region => "대문자 두 자로 된 국가 코드(예: KR)".to_owned(),
        Expected::FeedAddress => "https 주소(http는 이 컴퓨터 안에서만)".to_owned(),
        Expected::FileName => "board.json 옆에 있는 파일 이름".to_owned(),
        Expected::Instant => "2022-10-15T15:30:00+09:00처럼 시차가 붙은 시각".to_owned(),
        Expected::When => "“at”과 “between” 가운데 하나".to_owned(),
        Expected::Date => "YYYY, YYYY-MM, YYYY-MM-DD 가운데 하나".to_owned(),
        Expected::Day => "YYYY-MM-DD 형식의 날짜".to_owned(),
        Expected::OncePerSubject => "서비스나 기능마다 하루에 한 건".to_owned(),
        Expected::SecondsInAll(most) => format!("모두 더해 {most}초 이하. 그날이 지난 만큼"),
        Expected::Worst(status) => format!("“{}”. 기록된 상태 가운데 가장 나쁜 상태", status.word()),
        Expected::Offset => "+09:00 같은 UTC와의 시차".to_owned(),
        Expected::ZoneName => "Asia/Seoul 같은 시간대 이름".to_owned(),
        Expected::Later => "앞 항목보다 뒤인 시각".to_owned(),
        Expected::WrittenZone => "`downboard zone`의 출력".to_owned(),
        Expected::Ordered => "시작보다 앞서지 않는 종료".to_owned(),
        Expected::OneOf(words) => format!("{} 가운데 하나", words.join(", ")),
        Expected::SameBoard => "이 현황판의 문서".to_owned(),
        Expected::KnownField => "형식에 있는 필드".to_owned(),
        Expected::KnownWord => "형식에 있는 단어. ‘확인 불가’로 처리".to_owned(),
        Expected::Characters => "UTF-8, UTF-16 또는 문서가 밝힌 인코딩으로 된 텍스트".to_owned(),
        Expected::Xml => "온전한 XML 문서".to_owned(),
        Expected::StatusFeed => "읽을 수 있는 형식의 상태 피드".to_owned(),
        Expected::ComponentOfFeed => "피드에 있는 구성 요소, 묶음, 지역".to_owned(),
        Expected::OneComponent => "구성 요소 하나. id로, 또는 묶음과 함께 이름으로 지정. ‘확인 불가’로 처리".to_owned(),
        Expected::Observation => "최근 확인. ‘확인 불가’로 처리".to_owned(),
        Expected::PastObservation => "과거의 확인. 장애를 알리는 내용이 아니면 ‘확인 불가’로 처리".to_owned(),
        Expected::NewestUpdate => "마지막 공지의 상태. 공지를 따름".to_owned(),
        Expected::PastStart => "과거의 시작 시각".to_owned(),
        Expected::End => "종료 시각".to_owned(),
        Expected::Newer => "앞선 문서보다 오래되지 않은 문서".to_owned(),
        Expected::LastWord => "마지막 공지로서의 종료. 주어진 종료를 따름".to_owned(),
        Expected::InOrder => "시각순으로 배열된 공지".to_owned(),
        Expected::Alert => "일반에 실제로 발령된 경보".to_owned(),
        Expected::CapNamespace => "urn:oasis:names:tc:emergency:cap:1.2 또는 이전 버전".to_owned(),
        Expected::Reason => "그 상태의 원인인 구성 요소나 장애".to_owned(),
    }
}
