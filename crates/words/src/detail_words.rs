//! The fixed words of what stands below the lanes, apart from the others: the card and the wall do not carry them.

use super::table::word_table;

word_table! {
    /// Every fixed word of the details of a board in one language.
    DetailWords, detail_words:
    open_feed_summary: "붙여넣기 또는 파일 선택", "Paste it or choose a file";
    record: "기록", "Record";
    sources_lede: "이 현황판의 모든 시각과 수치의 출처입니다.", "The source of every time and figure on this board.";
    disputed: "다른 보도·집계", "Other reports";
    people_lede: "실제 값이 들어 있을 확률이 90%인 범위입니다. ‘장애를 겪었을 이용자’와 ‘전체 이용자’는 기준이 달라 함께 제시합니다.", "Each range has a 90% chance of containing the true figure. People likely affected and all users are counted differently, so both are shown.";
    hit: "장애를 겪었을 이용자", "Likely affected";
    hit_what: "최근 1시간 안에 이용을 시도했다가 한 번이라도 실패했을 것으로 추정되는 사람", "people who tried in the last hour and failed at least once";
    users: "전체 이용자", "All users";
    users_what: "이용 시도와 관계없이 장애 서비스의 이용자 전체. 규제 기관의 집계 방식", "everyone who uses the services that are down, whether or not they tried: the way regulators count";
    to_methods: "추정 방법", "How this is estimated";
    by_provider_lede: "한 회사의 서비스를 여럿 쓰는 이용자는 중복을 빼고 셉니다.", "People who use several of a provider’s services are counted once.";
    provider: "회사", "Provider";
    hours_lost: "누적 손실 시간", "User-hours lost so far";
    hours_lede: "아래 네 가지는 집계 방식이 서로 달라 더하거나 섞어 쓸 수 없습니다.", "Four different measures; do not add or mix them.";
    counted_as: "집계 방식", "Measure";
    hours_unit: "이용자·시간", "User-hours";
    exposure_what: "일간 이용자 × 장애 시간. 규제 기관 통계와 비교 가능", "daily users × duration; comparable with regulators’ statistics";
    active_what: "매시간 장애를 겪은 이용자를 서비스별로 더한 값", "people affected in each hour, added up over hours and services";
    persons_what: "한 시간에 여러 서비스에서 장애를 겪은 이용자는 중복을 빼고 집계", "people affected by several services in an hour are counted once";
    usage_what: "평소라면 서비스를 이용했을 시간", "the time people would normally have spent on the services";
    people_basis: "공개된 이용자 수에 이용 빈도와 장애 정도를 곱해 산출했고, 핵심 기능 장애만 반영했습니다. 여러 서비스를 함께 쓰는 이용자는 중복을 빼고 셉니다.", "Based on published user figures, usage habits and severity. Only failures of essential features are counted. People who use several services are counted once.";
    curve: "시간대별 추정 인원", "People over time";
    in_the_hour_before: "직전 1시간", "in the hour before";
    by_then: "그 시각까지", "by then";
    band: "띠는 90% 구간, 선은 중앙값, 빈 구간은 추정하지 않은 때", "Band: 90% range. Line: median. Gaps: not estimated";
    whose: "서비스 선택:", "Users of";
    drawing_failed: "그림을 불러오지 못했습니다. 같은 수치가 표에 있습니다.", "The drawing could not be loaded. The table has the same figures.";
    estimated: "추정을 마쳤습니다.", "Estimate done.";
    comparison: "각국 장애 보고 기준과 비교", "Against published rules";
    comparison_lede: "이 정도 규모의 장애가 각국의 보고·고지 기준에 언제 해당하는지 비교한 것으로, 법률 자문이 아닙니다. 이 서비스에 실제로 적용되는 기준인지는 검토하지 않았습니다.", "This shows when an outage of this size would reach published reporting thresholds. It is a comparison, not legal advice; whether a rule applies to this service is not considered.";
    no_comparison: "이용자 수가 공개된 서비스 가운데 지금까지 장애가 난 서비스가 없습니다.", "No service with known user figures has failed so far.";
    comparison_failed: "기준 목록을 읽지 못했습니다.", "The list of rules could not be read.";
    rule: "기준", "Rule";
    threshold: "기준값", "Threshold";
    reached: "도달 시각", "Reached";
    consequence: "조치", "Consequence";
    rules_met: "해당하는 기준", "Reached";
    rules_not_yet: "계속되면 해당할 기준", "Would be reached if it continues";
    rules_apart: "해당하지 않거나 비교할 수 없는 기준", "Not reached, or not comparable";
    too_few_users: "이용자 수 미달", "too few users";
    not_comparable: "장애 한 건과 비교할 기준값 없음", "not comparable with a single outage";
    all_services: "모든 서비스", "All services";
    alternatives_lede: "같은 기능을 제공하고, 이 시점에 작동한 근거가 있으며, 장애 시설에 의존하지 않는 서비스만 추천합니다. 어떤 기능을 대체하는지는 이 현황판의 판단입니다. 광고비를 받지 않습니다.", "Listed only if it does the same job, is known to be working at this moment and does not depend on the failed site. Which features each replaces is this board’s own judgement. Placement is not for sale.";
    order_title: "추천 순서 기준", "How the list is ordered";
    by_feature: "장애 기능별", "By failed feature";
    nobody_says: "작동하는지 밝힌 자료가 없습니다. 쓸 수 있는지 먼저 확인하세요.", "Not confirmed to be working. Check before relying on it.";
    works_badly: "느리거나 일부 기능이 작동하지 않을 수 있습니다.", "It may be slow or fail at times.";
    get_it: "공식 주소", "Official addresses";
    lacks: "제한 사항", "Limitations";
    nothing_to_install: "설치 없이 누구나 이용 가능", "nothing to install, reaches everyone";
    hangs_on_it: "이 시설을 쓰는 서비스", "Services that depend on it";
    diagram_lede: "왼쪽 선은 시설을 직접 쓰는 서비스, 오른쪽 곡선은 다른 서비스를 거쳐 쓰는 서비스입니다. 하나를 고르면 근거가 표시됩니다.", "Lines on the left: services on the site itself. Curves on the right: services that depend on another service. Select one for the evidence.";
    diagram_keys: "위아래 화살표로 이동할 수 있습니다.", "Use the up and down arrow keys to move.";
    link_column: "의존 대상", "Depends on";
    evidence: "근거", "Evidence";
    despite: "그래도 작동하는 이유", "Why it still works";
    without_cause: "원인 미확인 장애", "Outages with no known cause";
    only_these: "이 기능만", "Only these features";
    recovery: "복구율", "Recovery so far";
    features_back: "복구된 기능", "Failed features restored";
    in_trouble_now: "장애", "Affected";
    up_now: "의존하지만 정상", "Dependent, but working";
    maintained_now: "점검", "Maintenance";
    unknown_now: "확인 불가", "Unknown";
    what_happened: "사건 경과", "What happened";
    advice: "알아 두면 좋은 정보", "Worth knowing now";
    the_case: "실제 사례", "The case";
    notices: "회사·정부 공지", "Notices";
    after_this_moment: "이 시점 이후", "after this moment";
}
