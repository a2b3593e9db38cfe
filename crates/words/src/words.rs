//! The fixed words of the page, one table per language.

use downboard_core::model::{AudienceMeasure, Basis, EvidenceGrade, Lang, Need, Phase, RuleStanding, Status};
use downboard_estimate::{Input, NotEstimated};

use super::table::word_table;

word_table! {
    /// Every fixed word of the page in one language.
    Words, words:
    product: "Downboard", "Downboard";
    skip_to_content: "본문으로 건너뛰기", "Skip to content";
    recorded: "기록 재생", "Replay";
    live: "실시간", "Live";
    to_live: "지금으로", "To now";
    feeds: "피드", "Feeds";
    open_feed: "피드 열기", "Open a feed";
    open_feed_lede: "상태 페이지의 피드를 붙여 넣거나 파일로 고르면 이 페이지 안에서 읽습니다. 아무것도 보내지 않습니다.", "Paste the feed of a status page, or choose it as a file: it is read in this page, and nothing is sent anywhere.";
    feed_content: "피드 내용", "The feed";
    feed_file: "파일 고르기", "Choose a file";
    read_feed: "읽기", "Read";
    nothing_opened: "아직 연 피드가 없습니다.", "No feed has been opened yet.";
    not_a_feed: "읽을 수 있는 피드가 아닙니다.", "This is no feed that can be read.";
    components: "구성 요소", "Components";
    incidents: "장애와 점검", "Incidents and maintenance";
    warnings: "경고", "Warnings";
    none_listed: "없음", "none";
    to_dashboard: "판으로", "To the board";
    other_language: "English", "한국어";
    scheme_dark: "어두운 화면", "Dark";
    scheme_light: "밝은 화면", "Light";
    pages: "다른 화면", "Other views";
    to_card: "기사용 카드", "Card";
    to_wall: "상황판", "Wall";
    loading: "불러오는 중…", "Loading…";
    retry: "다시 시도", "Try again";
    lanes_failed: "시간표를 아직 불러오지 못했습니다.", "The timelines have not loaded.";
    details_failed: "이 아래 내용을 아직 불러오지 못했습니다.", "The rest of this page has not loaded.";
    what: "무엇이 멈췄나", "What is down";
    how_many: "몇 명이 겪고 있나", "How many people";
    instead: "대신 쓸 수 있는 것", "What to use instead";
    why: "왜 함께 멈췄나", "Why together";
    not_known: "알 수 없음", "Not known";
    nobody_known: "알려진 사람 없음", "nobody known";
    nothing_needed: "지금은 필요 없음", "Nothing needed now";
    nothing_needed_known: "알려진 바로는 필요 없음", "Nothing, as far as is known";
    nothing_shared: "함께 멈춘 것 없음", "Nothing is down together";
    nothing_shared_known: "알려진 바로는 없음", "Nothing, as far as is known";
    no_shared_cause: "알려진 공통 원인 없음", "No shared cause is known";
    estimate: "추정", "estimate";
    estimating: "추정하는 중…", "Estimating…";
    follow_failed: "실시간 갱신을 아직 시작하지 못했습니다.", "Live updates have not started.";
    estimate_failed: "추정을 아직 불러오지 못했습니다.", "The estimate has not loaded.";
    grade: "등급", "grade";
    play: "재생", "Play";
    pause: "멈춤", "Pause";
    previous_change: "이전 변화", "Previous change";
    next_change: "다음 변화", "Next change";
    moment: "시점", "Moment";
    moment_control: "시점 조절", "Moment control";
    timelines: "서비스별 시간표", "Timelines";
    timelines_lede: "막대가 높을수록 심합니다. 빗금은 바뀐 시각이 그 사이 어디쯤으로만 알려진 구간입니다.", "The taller the bar, the worse. Hatching marks a change whose time is only known to lie somewhere in it.";
    hindsight: "흐린 부분은 이 시점 뒤의 일입니다.", "What is faded came after this moment.";
    between_statuses: "바뀐 시각이 이 사이", "changed somewhere in here";
    not_known_whether: "장애 여부를 알 수 없음", "not known whether anything was wrong";
    features: "멈춘 기능", "Failing";
    median: "가운데 값", "median";
    source: "출처", "Source";
    sources: "출처", "Sources";
    people: "겪은 사람", "People affected";
    by_provider: "회사별로", "By provider";
    exposure: "노출", "Exposure";
    active: "막힌 시간", "Active";
    persons: "막힌 시간, 한 사람은 한 번", "Active, each person once";
    usage: "이용 시간", "Usage";
    last_hour: "지난 한 시간", "in the last hour";
    so_far: "지금까지", "so far";
    peak: "가장 많았던 한 시간", "at the peak hour";
    audience: "이용자", "Audience";
    not_estimated: "추정하지 않음", "Not estimated";
    dominated_by: "폭을 가장 넓히는 것", "Widest uncertainty";
    alternatives: "대신 쓰기", "Alternatives";
    no_alternative: "보증할 만한 대안이 없습니다.", "No alternative that we can vouch for.";
    excluded: "권하지 않음", "Not named";
    cause: "함께 멈춘 까닭", "The shared cause";
    site: "시설", "Site";
    measured: "잰 값", "Measured";
    promises: "예고와 결과", "Promises and what became of them";
    as_table: "표로 보기", "As a table";
    service: "서비스", "Service";
    since: "언제부터", "Since";
    totals: "공식 집계한 장애 시간", "Published totals";
    details: "자세히", "Details";
    status: "상태", "Status";
    now: "지금", "now";
    since_unknown: "언제부터인지 모름", "since when is not known";
    affected_row: "겪는 사람", "Affected";
    instead_row: "대신", "Instead";
    cause_row: "원인", "Cause";
    board_error: "이 판을 열 수 없습니다", "This board cannot be opened";
    feed_error: "일부 기록을 읽지 못했습니다", "Part of the record could not be read";
    feed_error_effect: "그래서 아래 상태 가운데 일부는 ‘알 수 없음’입니다.", "Some of the statuses below are therefore unknown.";
    notes: "알림", "Notes";
    legend: "보기", "Key";
    free_of_tracking: "쿠키도 추적도 없습니다.", "No cookies, no tracking.";
}

fn pick(lang: Lang, ko: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Ko => ko,
        Lang::En => en,
    }
}

impl Words {
    /// A status in a word or two.
    pub fn status(&self, status: Status) -> &'static str {
        let lang = self.lang();
        match status {
            Status::Operational => pick(lang, "정상", "operational"),
            Status::Degraded => pick(lang, "성능 저하", "degraded"),
            Status::PartialOutage => pick(lang, "일부 중단", "partly down"),
            Status::MajorOutage => pick(lang, "중단", "down"),
            Status::Maintenance => pick(lang, "점검", "maintenance"),
            Status::Unknown => pick(lang, "알 수 없음", "unknown"),
        }
    }

    /// The language of the table.
    pub fn lang(&self) -> Lang {
        if std::ptr::eq(self, &raw const KO) { Lang::Ko } else { Lang::En }
    }

    /// Why there is no estimate.
    pub fn not_estimated_reason(&self, reason: NotEstimated) -> &'static str {
        let lang = self.lang();
        match reason {
            NotEstimated::NoAudience => pick(lang, "공개된 이용자 수가 없음", "no audience was published"),
            NotEstimated::NotPeople => pick(lang, "공개된 수가 사람 수가 아님", "the published count is not of people"),
            NotEstimated::LastWordOld => {
                pick(lang, "마지막 알림이 7일보다 오래됨", "the last word is older than 7 days")
            }
            NotEstimated::StatusUnknown => pick(lang, "작동하는지 알 수 없음", "whether it works is not known"),
            NotEstimated::NoActivityFigures => {
                pick(lang, "얼마나 자주 쓰는지 공개된 값이 없음", "how often it is used was not published")
            }
            NotEstimated::OnlyPartsFailed => pick(
                lang,
                "꼭 필요하지 않은 기능만 멈췄고 그 이용자 수는 공개되지 않음",
                "only features that are not essential failed; how many use those was not published",
            ),
            NotEstimated::NoUsageTime => {
                pick(lang, "이용 시간이 공개되지 않음", "how long it is used was not published")
            }
            NotEstimated::NotUsers => pick(
                lang,
                "공개된 수가 쓰는 사람이 아니라 가진 사람의 수임",
                "the published count is of who has it, not of who uses it",
            ),
            NotEstimated::NoPopulation => pick(
                lang,
                "전체 인구를 몰라 이용자가 얼마나 겹치는지 셀 수 없음",
                "how far audiences overlap cannot be told without the number of people in all",
            ),
            NotEstimated::TooMany => {
                pick(lang, "이용자가 많은 200개까지만 추정함", "only the 200 largest services are estimated")
            }
            NotEstimated::NoPart => pick(lang, "추정할 수 있는 서비스가 없음", "no service has what an estimate needs"),
        }
    }

    /// The input that makes most of a range's width.
    pub fn input(&self, input: Input) -> &'static str {
        let lang = self.lang();
        match input {
            Input::Audience => pick(lang, "이용자 수", "the audience"),
            Input::Activity => pick(lang, "얼마나 자주 쓰는지", "how often it is used"),
            Input::Severity => pick(lang, "얼마나 막혔는지", "how much of it failed"),
            Input::Timing => pick(lang, "바뀐 때", "when it changed"),
            Input::Overlap => pick(lang, "이용자가 얼마나 겹치는지", "how far audiences overlap"),
        }
    }

    /// What an audience counts over time.
    pub fn measure(&self, measure: AudienceMeasure) -> &'static str {
        let lang = self.lang();
        match measure {
            AudienceMeasure::Monthly => pick(lang, "월 이용자", "a month"),
            AudienceMeasure::Daily => pick(lang, "하루 이용자", "a day"),
            AudienceMeasure::CompanyReported => pick(lang, "회사 발표 이용자", "by the company's count"),
            AudienceMeasure::Installed => pick(lang, "설치 수", "installed"),
        }
    }

    /// What has to be done before an alternative can be used.
    pub fn need(&self, need: Need) -> &'static str {
        let lang = self.lang();
        match need {
            Need::Web => pick(lang, "웹", "web"),
            Need::Install => pick(lang, "설치", "install"),
            Need::Account => pick(lang, "가입", "sign up"),
        }
    }

    /// What a status rests on.
    pub fn basis(&self, basis: Basis) -> &'static str {
        let lang = self.lang();
        match basis {
            Basis::Notice => pick(lang, "공지", "notice"),
            Basis::Measured => pick(lang, "측정", "measured"),
            Basis::Report => pick(lang, "보도", "report"),
            Basis::Usage => pick(lang, "이용량으로 미루어", "inferred from use"),
            Basis::Derived => pick(lang, "다른 사실에서 이끌어 냄", "derived"),
        }
    }

    /// What a grade of evidence means.
    pub fn grade_meaning(&self, grade: EvidenceGrade) -> &'static str {
        let lang = self.lang();
        match grade {
            EvidenceGrade::A => {
                pick(lang, "독립된 출처 둘 이상 또는 공식 공지", "two independent sources or an official notice")
            }
            EvidenceGrade::B => pick(lang, "언론 한 곳", "one press source"),
            EvidenceGrade::C => pick(lang, "블로그·사본 또는 이끌어 낸 값", "a blog, a copy or a derived value"),
            EvidenceGrade::X => pick(lang, "출처가 서로 다름", "sources disagree"),
        }
    }

    /// What is known of a rule; nothing of what is in force by its own text.
    pub fn rule_standing(&self, standing: RuleStanding) -> Option<&'static str> {
        let lang = self.lang();
        match standing {
            RuleStanding::Law => None,
            RuleStanding::Guidance => Some(pick(lang, "약관·지침", "terms or guidance")),
            RuleStanding::Draft => Some(pick(lang, "읽었을 때 초안", "a draft when it was read")),
            RuleStanding::PressSummary => {
                Some(pick(lang, "언론이나 로펌의 요약으로 읽음", "read in a summary by the press or a law firm"))
            }
        }
    }

    /// The phase of an incident.
    pub fn phase(&self, phase: Phase) -> &'static str {
        let lang = self.lang();
        match phase {
            Phase::Investigating => pick(lang, "조사 중", "investigating"),
            Phase::Identified => pick(lang, "원인 확인", "identified"),
            Phase::Monitoring => pick(lang, "지켜보는 중", "monitoring"),
            Phase::Resolved => pick(lang, "해결", "resolved"),
            Phase::Scheduled => pick(lang, "점검 예정", "scheduled"),
            Phase::InProgress => pick(lang, "점검 중", "in progress"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_knows_its_language() {
        for lang in Lang::ALL {
            assert_eq!(words(lang).lang(), lang);
        }
    }

    #[test]
    fn the_age_of_the_last_word_that_is_counted_is_the_one_of_the_estimate() {
        let days = downboard_core::timeline::DAYS_WITHOUT_A_WORD;
        for lang in Lang::ALL {
            let reason = words(lang).not_estimated_reason(NotEstimated::LastWordOld);
            assert!(reason.contains(&days.to_string()), "{reason}");
        }
    }
}
