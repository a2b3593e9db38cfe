//! What came after an outage.

use downboard_core::model::FollowUpKind;

use super::table::word_table;

word_table! {
    /// The fixed words of it.
    FollowUpWords, follow_up_words:
    after: "장애 이후 기록", "After the outage";
    finding: "조사 결과와 시정 요구", "Findings and demands";
    compensation: "보상", "Compensation";
    law: "법과 제도", "Law";
}

impl FollowUpWords {
    /// What stands over those of a kind.
    pub fn kind(&self, kind: FollowUpKind) -> &'static str {
        match kind {
            FollowUpKind::Finding => self.finding,
            FollowUpKind::Compensation => self.compensation,
            FollowUpKind::Law => self.law,
        }
    }
}
