//! What each figure of the estimate counts, as the JSON of the command line defines it.

use super::table::word_table;

word_table! {
    /// The definition of every figure in one language.
    Definitions, definitions:
    last_hour: "최근 1시간 안에 이용을 시도했다가 한 번이라도 실패했을 것으로 추정되는 사람", "people who tried in the last hour and are estimated to have failed at least once";
    so_far: "지금까지 한 번이라도 장애를 겪었을 것으로 추정되는 사람", "people estimated to have been affected at least once so far";
    peak: "지금까지 가장 심했던 1시간에 장애를 겪었을 것으로 추정되는 사람", "people estimated to have been affected in the worst hour so far";
    potential: "이용 시도와 관계없이 장애 서비스의 이용자 전체", "everyone who uses the services that are down, whether or not they tried: the way regulators count";
    active: "매시간 장애를 겪은 이용자를 더한 시간. 여러 서비스는 서비스별로 더한다", "people affected in each hour, added up over hours and services";
    persons: "매시간 장애를 겪은 이용자를 서비스 간 중복을 빼고 더한 시간", "people affected in each hour, each counted once across services, added up";
    exposure: "일간 이용자에 장애 시간을 곱한 시간", "daily users times the duration of the outage";
    usage: "평소라면 서비스를 이용했을 시간", "the time people would normally have spent on the services";
    error_budget: "가동률 99.9%를 약속한 서비스의 허용 장애 시간으로 환산한 일수", "days in which a 99.9% service would use up as much downtime allowance";
}
