//! The fixed words of what a reader works with. No card and no wall carries them.

use super::table::word_table;

word_table! {
    /// Every fixed word of the header, the control of the moment, the lanes, the links and the box for a feed, in one language.
    Labels, labels:
    skip_to_content: "본문으로 건너뛰기", "Skip to content";
    to_live: "현재로 돌아가기", "Back to live";
    open_feed: "피드 열기", "Open a feed";
    open_feed_lede: "상태 페이지의 피드를 붙여 넣거나 파일을 선택하세요. 이 페이지 안에서만 읽고 외부로 전송하지 않습니다.", "Paste the feed of a status page or choose it as a file. It is read in this page, and nothing is sent anywhere.";
    feed_content: "피드 내용", "Feed content";
    feed_file: "파일 선택", "Choose a file";
    read_feed: "불러오기", "Read";
    read_example: "가상의 예시 불러오기", "Read an invented example";
    nothing_opened: "아직 불러온 피드가 없습니다.", "No feed has been opened yet.";
    not_a_feed: "지원하지 않는 피드입니다.", "This feed cannot be read.";
    components: "구성 요소", "Components";
    warnings: "경고", "Warnings";
    none_listed: "없음", "none";
    to_dashboard: "현황판으로", "Back to the board";
    other_language: "English", "한국어";
    scheme_dark: "어두운 화면", "Dark";
    scheme_light: "밝은 화면", "Light";
    pages: "다른 화면", "Other views";
    to_card: "기사에 카드 넣기", "Embed a card";
    copy_link: "이 시점 링크 복사", "Copy link to this moment";
    link_copied: "링크를 복사했습니다.", "Link copied.";
    copy_by_hand: "브라우저가 복사를 막았습니다. 아래 링크를 복사하세요.", "This browser did not allow copying. Copy this link:";
    share: "공유", "Share";
    embed_this: "기사에 넣기", "Embed";
    to_wall: "상황판", "Wall display";
    lanes_failed: "서비스별 경과를 아직 불러오지 못했습니다.", "The timelines have not loaded.";
    play: "재생", "Play";
    pause: "일시정지", "Pause";
    previous_change: "이전 변화", "Previous change";
    next_change: "다음 변화", "Next change";
    moment_control: "시점 조절", "Moment control";
    time_shown: "표시 구간", "Time shown";
    whole_period: "전체 기간", "Whole period";
    up_to_moment: "이 시점까지", "Up to this moment";
    three_days: "3일", "3 days";
    one_day: "1일", "1 day";
    six_hours: "6시간", "6 hours";
    one_hour: "1시간", "1 hour";
    zoom_in: "확대", "Zoom in";
    zoom_out: "축소", "Zoom out";
    earlier: "이전 시간", "Earlier";
    later: "다음 시간", "Later";
    lanes_tools: "필터와 확대", "Filter and zoom";
    keyboard: "키보드 조작", "Keyboard";
    zoom_keys: "←→ 구간, ↑↓ 서비스, Enter 펼치기, A 대체 서비스, Esc 닫기, + − 확대·축소, 0 전체 기간, Shift+←→ 이동, / 찾기, T 표와 파일, C 두 시점 비교. 끌기, Ctrl+휠, 두 손가락도 됩니다.", "←→ periods, ↑↓ services, Enter expand, A alternatives, Esc close, + − zoom, 0 whole period, Shift+←→ pan, / find, T table and files, C compare two moments. Drag, Ctrl+wheel and pinch work too.";
    timelines: "서비스별 경과", "Timelines";
    timelines_lede: "막대가 높을수록 장애가 심합니다.", "The taller the bar, the worse the outage.";
    hindsight: "흐린 부분은 이 시점 이후의 일입니다.", "Faded parts came after this moment.";
    between_statuses: "이 사이에 상태 변경", "exact time unknown";
    not_known_whether: "장애 여부 확인 불가", "unknown whether anything was wrong";
    free_of_tracking: "쿠키도 추적도 없습니다.", "No cookies, no tracking.";
    licences: "오픈소스 라이선스", "Open-source licences";
}
