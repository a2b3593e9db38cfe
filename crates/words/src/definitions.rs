//! What each figure of the estimate counts, as the JSON of the command line defines it.

use super::table::word_table;

word_table! {
    /// The definition of every figure in one language.
    Definitions, definitions:
    last_hour: "최근 한 시간에 장애를 한 번이라도 겪었을 사람", "people likely to have met the failure at least once in the last hour";
    so_far: "지금까지 장애를 한 번이라도 겪었을 사람", "people likely to have met the failure at least once so far";
    peak: "지금까지 가장 심했던 한 시간에 장애를 겪었을 사람", "people likely to have met the failure in the worst hour so far";
    potential: "지금 멈춘 서비스를 쓰는 사람. 그동안 썼는지는 따지지 않는다", "people who use what fails at the moment, whether they tried or not; as regulators count";
    active: "시간마다 장애를 겪은 사람을 더한 시간. 여러 서비스에서는 서비스마다 더한다", "people affected in each hour, added up; of several services, over the services";
    persons: "시간마다 장애를 겪은 사람을 한 번씩만 세어 더한 시간", "people affected in each hour by any of the services, each once, added up";
    exposure: "하루 이용자에 장애 시간을 곱한 시간", "daily users times the hours of failure";
    usage: "사람들이 그 서비스를 썼을 시간", "the time that people would have spent with the service";
    error_budget: "99.9% 가동을 약속한 서비스에 허용된 장애로 따진 날수", "days in which a service that works 99.9 % of the time would have failed as much";
}
