//! The fixed words of what stands below the lanes, apart from the others: the card and the wall do not carry them.

use super::table::word_table;

word_table! {
    /// Every fixed word of the details of a board in one language.
    DetailWords, detail_words:
    open_feed_summary: "붙여 넣거나 파일 고르기", "Paste it or choose a file";
    record: "기록", "Record";
    sources_lede: "이 판의 모든 시각과 수치가 나온 곳입니다.", "Where every time and figure on this board comes from.";
    disputed: "다르게 전한 곳", "Others say";
    people_lede: "참값이 100번 가운데 90번 들어갈 구간입니다. 막혔을 사람과 쓰는 사람은 다른 셈이라 나란히 둡니다.", "Ranges that should hold the truth 90 times in 100. Who has likely met the failure and who uses the services are two ways to count, so both stand here.";
    hit: "막혔을 사람", "Likely to have hit it";
    hit_what: "지난 한 시간에 써 보려다 한 번이라도 실패했을 사람", "people who tried in the last hour and failed at least once";
    users: "쓰는 사람", "People who use it";
    users_what: "써 보았든 아니든 멈춘 서비스의 이용자 모두. 규제 기관이 세는 방식", "all users of what is down, whether they tried or not: as regulators count";
    to_methods: "어떻게 추정하나", "How this is estimated";
    by_provider_lede: "한 회사의 여러 서비스를 쓰는 사람은 한 번만 셉니다.", "Who uses several services of a provider is counted once.";
    provider: "회사", "Provider";
    hours_lost: "지금까지 잃은 시간", "Hours lost so far";
    hours_lede: "세 가지는 서로 다른 셈이라 더하거나 섞을 수 없습니다.", "Different ways to count, never to be added or mixed.";
    counted_as: "세는 방식", "Counted as";
    hours_unit: "사람 × 시간", "User-hours";
    exposure_what: "하루 이용자 × 장애 시간. 규제 기관의 통계와 견줄 수 있음", "daily users times duration; comparable with regulators’ statistics";
    active_what: "시간마다 막힌 사람을 서비스별로 더한 것", "people hit in each hour, added up over hours and services";
    persons_what: "한 시간에 여러 서비스에서 막힌 사람을 한 번만 셈", "who is hit by several services in an hour is counted once";
    usage_what: "평소라면 쓰고 있었을 시간", "the time that people would have spent with the services";
    people_basis: "공개된 이용자 수에 이용 습관과 장애 정도를 곱해 셈했고, 꼭 필요한 기능이 멈춘 것만 셉니다. 여러 서비스를 함께 쓰는 사람은 한 번만 셉니다.", "Published audiences times habits of use and severity; only failures of what a service is of no use without are counted. People who use several services are counted once.";
    curve: "시간에 따른 사람 수", "People over time";
    in_the_hour_before: "그 앞 한 시간", "in the hour before";
    by_then: "그때까지", "by then";
    band: "띠는 참값이 100번 가운데 90번 들어갈 구간, 선은 가운데 값, 빈 곳은 추정하지 않은 때", "The band should hold the truth 90 times in 100, the line is the median; where there is none nothing is estimated";
    whose: "누구의 이용자", "Users of";
    drawing_failed: "그림을 불러오지 못했습니다. 같은 수치가 표에 있습니다.", "The drawing could not be loaded. The table has the same figures.";
    estimated: "추정을 마쳤습니다.", "Estimate done.";
    comparison: "공개된 기준과 견주면", "Against published rules";
    comparison_lede: "이만한 장애가 여러 나라의 보고·고지 기준에 언제 닿는지 견준 것이며, 법률 자문이 아닙니다. 어느 기준이 이 서비스에 적용되는지는 따지지 않았습니다.", "When an outage of this size reaches the thresholds that have been published. A comparison, not legal advice: whether a rule applies to this service is not considered.";
    no_comparison: "이용자 수가 알려진 서비스 가운데 지금까지 멈춘 것이 없습니다.", "No service whose users are known has failed so far.";
    comparison_failed: "기준 목록을 읽지 못했습니다.", "The list of rules could not be read.";
    rule: "기준", "Rule";
    threshold: "문턱", "Threshold";
    reached: "닿은 때", "Reached";
    consequence: "그러면", "Consequence";
    rules_met: "닿은 기준", "Reached";
    rules_not_yet: "이어지면 닿을 기준", "Reached if it goes on";
    rules_apart: "닿지 않거나 견줄 수 없는 기준", "Not reached, or not comparable";
    too_few_users: "이용자가 모자람", "too few users";
    not_comparable: "한 장애로 견줄 문턱이 없음", "no threshold for one outage";
    all_services: "모든 서비스", "All services";
    alternatives_lede: "같은 일을 하고, 이 시점에 작동한다는 근거가 있고, 멈춘 시설에 기대지 않는 것을 권합니다. 무엇을 대신하는지는 이 판의 판단입니다. 돈을 받고 순서를 정하지 않습니다.", "Named if it does the same job, is known to work at this moment and does not hang on the site that failed. What each can stand in for is this board’s own judgement. Nobody pays for a place.";
    order_title: "순서를 정하는 규칙", "The rules of the order";
    by_feature: "멈춘 기능별로", "By failing feature";
    nobody_says: "작동하는지 밝힌 자료가 없습니다. 쓸 수 있는지 먼저 확인하세요.", "Nobody says whether it works. Check before you rely on it.";
    works_badly: "느리거나 일부 안 될 수 있습니다.", "It may be slow or fail at times.";
    get_it: "공식 주소", "Official addresses";
    lacks: "안 되는 것", "What it lacks";
    nothing_to_install: "설치 없이 모두에게", "nothing to install, reaches everyone";
    hangs_on_it: "여기에 기대는 서비스", "What hangs on it";
    diagram_lede: "왼쪽 선은 시설에 바로 기대는 것, 오른쪽 호는 다른 서비스에 기대는 것입니다. 하나를 고르면 그 연결의 근거가 나옵니다.", "Lines on the left: what hangs on the site itself. Arcs on the right: what hangs on another service. Pick one to see the evidence for its link.";
    diagram_keys: "위아래 화살표로 옮겨 갈 수 있습니다.", "The arrow keys move up and down.";
    link_column: "무엇에 기대나", "Hangs on";
    evidence: "근거", "Evidence";
    despite: "그래도 작동하는 까닭", "Why it still works";
    without_cause: "원인이 확인되지 않은 장애", "In trouble without a known cause";
    only_these: "이 기능만", "Only these features";
    recovery: "복구된 정도", "How far it has recovered";
    features_back: "멈췄던 기능 가운데 복구된 것", "Features back, of those that failed";
    in_trouble_now: "장애", "In trouble";
    up_now: "의존하지만 정상", "Still working";
    maintained_now: "점검", "Maintenance";
    unknown_now: "알 수 없음", "Unknown";
    what_happened: "있었던 일", "What happened";
    advice: "알아 두면 좋은 것", "Worth knowing now";
    the_case: "실제 사례", "The case";
    notices: "회사와 정부의 알림", "Notices";
    after_this_moment: "이 시점 뒤", "after this moment";
}
