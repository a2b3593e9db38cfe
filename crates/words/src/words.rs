//! The fixed words of the page, one table per language.

use std::sync::LazyLock;

use downboard_core::model::{AudienceMeasure, Basis, EvidenceGrade, Lang, Need, RuleStanding, Status};
use downboard_core::timeline::DAYS_WITHOUT_A_WORD;
use downboard_estimate::{Input, MOST_SERVICES, NotEstimated};

use super::table::word_table;

word_table! {
    /// Every fixed word of the page in one language.
    Words, words:
    product: "Downboard", "Downboard";
    recorded: "기록 재생", "Replay";
    live: "실시간", "Live";
    not_live: "실시간 아님", "Not live";
    feeds: "피드", "Feeds";
    incidents: "장애와 점검", "Incidents and maintenance";
    loading: "불러오는 중…", "Loading…";
    retry: "다시 시도", "Try again";
    details_failed: "아래 내용을 아직 불러오지 못했습니다.", "The rest of this page has not loaded.";
    what: "무엇이 멈췄나", "What is down";
    how_many: "몇 명이 장애를 겪나", "How many affected";
    instead: "대신 쓸 수 있는 서비스", "What to use instead";
    why: "왜 한꺼번에 멈췄나", "Common cause";
    not_known: "확인 불가", "Not known";
    nobody_known: "확인된 이용자 피해 없음", "none confirmed";
    nothing_needed: "지금은 필요 없음", "Nothing needed now";
    nothing_needed_known: "현재 확인된 필요 없음", "Nothing known to be needed";
    nothing_shared: "동시 장애 없음", "No shared outage";
    nothing_shared_known: "확인된 동시 장애 없음", "None known";
    no_shared_cause: "확인된 공통 원인 없음", "No common cause known";
    estimate: "추정", "estimate";
    estimating: "추정하는 중…", "Estimating…";
    follow_failed: "실시간 갱신을 아직 시작하지 못했습니다.", "Live updates have not started.";
    estimate_failed: "추정치를 아직 불러오지 못했습니다.", "The estimate has not loaded.";
    grade: "등급", "grade";
    moment: "시점", "Moment";
    features: "장애 기능", "Not working";
    source: "출처", "Source";
    sources: "출처", "Sources";
    people: "장애를 겪은 이용자", "People affected";
    last_hour: "최근 1시간", "in the last hour";
    so_far: "지금까지", "so far";
    audience: "이용자", "Audience";
    not_estimated: "추정하지 않음", "Not estimated";
    alternatives: "대체 서비스", "Alternatives";
    no_alternative: "확인된 대체 서비스가 없습니다.", "No confirmed alternative.";
    excluded: "추천 제외", "Not recommended";
    cause: "공통 원인", "The shared cause";
    site: "시설", "Site";
    promises: "예고와 결과", "Promises, kept or missed";
    service: "서비스", "Service";
    since: "언제부터", "Since";
    check_first: "이용 전에 작동하는지 직접 확인하세요", "check that a service works before relying on it";
    totals: "공식 집계된 장애 시간", "Official totals";
    details: "자세히", "Details";
    status: "상태", "Status";
    now: "지금", "now";
    since_unknown: "시작 시각 미상", "start time unknown";
    affected_row: "영향", "Affected";
    affected: "장애", "affected";
    instead_row: "대신", "Instead";
    cause_row: "원인", "Cause";
    board_error: "이 현황판을 열 수 없습니다", "This board cannot be opened";
    feed_error: "일부 기록을 읽지 못했습니다", "Part of the record could not be read";
    feed_error_effect: "이 때문에 아래 일부 서비스는 ‘확인 불가’로 표시됩니다.", "As a result, some statuses below are unknown.";
    notes: "알림", "Notes";
    legend: "범례", "Key";
}

fn pick(lang: Lang, ko: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Ko => ko,
        Lang::En => en,
    }
}

/// The publisher has said nothing for too long.
fn last_word_old(lang: Lang) -> &'static str {
    static KO: LazyLock<String> = LazyLock::new(|| format!("마지막 공지나 확인이 {DAYS_WITHOUT_A_WORD}일보다 오래됨"));
    static EN: LazyLock<String> =
        LazyLock::new(|| format!("the last notice or check is older than {DAYS_WITHOUT_A_WORD} days"));
    pick(lang, &KO, &EN)
}

/// There are more services than are estimated.
fn too_many(lang: Lang) -> &'static str {
    static KO: LazyLock<String> = LazyLock::new(|| format!("이용자가 많은 {MOST_SERVICES}개 서비스만 추정"));
    static EN: LazyLock<String> = LazyLock::new(|| format!("only the {MOST_SERVICES} largest services are estimated"));
    pick(lang, &KO, &EN)
}

impl Words {
    /// A status in a word or two.
    pub fn status(&self, status: Status) -> &'static str {
        let lang = self.lang;
        match status {
            Status::Operational => pick(lang, "정상", "operational"),
            Status::Degraded => pick(lang, "오류·지연", "degraded"),
            Status::PartialOutage => pick(lang, "일부 중단", "partly down"),
            Status::MajorOutage => pick(lang, "중단", "down"),
            Status::Maintenance => pick(lang, "점검", "maintenance"),
            Status::Unknown => pick(lang, "확인 불가", "unknown"),
        }
    }

    /// Why there is no estimate.
    pub fn not_estimated_reason(&self, reason: NotEstimated) -> &'static str {
        let lang = self.lang;
        match reason {
            NotEstimated::NoAudience => pick(lang, "이용자 수 미공개", "no user figures published"),
            NotEstimated::NotPeople => {
                pick(lang, "공개된 수치가 사람 수가 아님", "the published figure does not count people")
            }
            NotEstimated::LastWordOld => last_word_old(lang),
            NotEstimated::StatusUnknown => pick(lang, "작동 여부 확인 불가", "not known whether it works"),
            NotEstimated::NoActivityFigures => pick(lang, "이용 빈도 자료 미공개", "no usage habits published"),
            NotEstimated::OnlyPartsFailed => pick(
                lang,
                "부가 기능만 장애, 해당 기능 이용자 수 미공개",
                "only secondary features are affected, and no user figures exist for them",
            ),
            NotEstimated::NoUsageTime => pick(lang, "이용 시간 자료 미공개", "no usage time published"),
            NotEstimated::NotUsers => pick(
                lang,
                "공개된 수치가 실제 이용자가 아닌 가입·설치 수임",
                "the published figure counts sign-ups or installations, not users",
            ),
            NotEstimated::NoPopulation => pick(
                lang,
                "인구 자료가 없어 중복 이용자를 가려낼 수 없음",
                "overlap cannot be estimated without a population figure",
            ),
            NotEstimated::TooMany => too_many(lang),
            NotEstimated::NoPart => pick(lang, "추정할 수 있는 서비스 없음", "not enough data on any service"),
        }
    }

    /// The input that makes most of a range's width.
    pub fn input(&self, input: Input) -> &'static str {
        let lang = self.lang;
        match input {
            Input::Audience => pick(lang, "이용자 수", "the number of users"),
            Input::Activity => pick(lang, "이용 빈도", "usage habits"),
            Input::Severity => pick(lang, "장애 정도", "the severity"),
            Input::Timing => pick(lang, "상태가 바뀐 시각", "the timing"),
            Input::Overlap => pick(lang, "이용자 중복", "overlap between audiences"),
        }
    }

    /// What an audience counts over time.
    pub fn measure(&self, measure: AudienceMeasure) -> &'static str {
        let lang = self.lang;
        match measure {
            AudienceMeasure::Monthly => pick(lang, "월간 이용자", "monthly users"),
            AudienceMeasure::Daily => pick(lang, "일간 이용자", "daily users"),
            AudienceMeasure::CompanyReported => pick(lang, "회사 발표 이용자", "users by the company’s count"),
            AudienceMeasure::Installed => pick(lang, "설치 수", "installations"),
        }
    }

    /// What has to be done before an alternative can be used.
    pub fn need(&self, need: Need) -> &'static str {
        let lang = self.lang;
        match need {
            Need::Web => pick(lang, "웹", "web"),
            Need::Install => pick(lang, "설치", "install"),
            Need::Account => pick(lang, "가입", "sign up"),
        }
    }

    /// What a status rests on.
    pub fn basis(&self, basis: Basis) -> &'static str {
        let lang = self.lang;
        match basis {
            Basis::Notice => pick(lang, "공지", "notice"),
            Basis::Measured => pick(lang, "측정", "measured"),
            Basis::Report => pick(lang, "보도", "report"),
            Basis::Usage => pick(lang, "이용량으로 추정", "inferred from usage"),
            Basis::Derived => pick(lang, "다른 자료에서 추론", "derived"),
        }
    }

    /// What a grade of evidence means.
    pub fn grade_meaning(&self, grade: EvidenceGrade) -> &'static str {
        let lang = self.lang;
        match grade {
            EvidenceGrade::A => {
                pick(lang, "독립된 출처 2곳 이상 또는 공식 공지", "two independent sources or an official notice")
            }
            EvidenceGrade::B => pick(lang, "언론 1곳", "one press source"),
            EvidenceGrade::C => pick(lang, "블로그·재인용 또는 추론값", "a blog, a copy or a derived value"),
            EvidenceGrade::X => pick(lang, "출처끼리 엇갈림", "sources disagree"),
        }
    }

    /// What is known of a rule; nothing of what is in force by its own text.
    pub fn rule_standing(&self, standing: RuleStanding) -> Option<&'static str> {
        let lang = self.lang;
        match standing {
            RuleStanding::Law => None,
            RuleStanding::Guidance => Some(pick(lang, "약관·지침", "terms or guidance")),
            RuleStanding::Draft => Some(pick(lang, "확인 당시 초안", "a draft when read")),
            RuleStanding::PressSummary => {
                Some(pick(lang, "언론·법무법인 요약본", "a summary by the press or a law firm"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_knows_its_language() {
        for lang in Lang::ALL {
            assert_eq!(words(lang).lang, lang);
        }
    }

    #[test]
    fn the_age_of_the_last_word_that_is_counted_is_the_one_of_the_estimate() {
        for lang in Lang::ALL {
            let reason = words(lang).not_estimated_reason(NotEstimated::LastWordOld);
            assert!(reason.contains(&DAYS_WITHOUT_A_WORD.to_string()), "{reason}");
        }
    }
}
