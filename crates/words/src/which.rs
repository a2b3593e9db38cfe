//! What a reader is asked who came for one service.

use super::table::word_table;

word_table! {
    /// The fixed words of it.
    WhichWords, which_words:
    which: "어떤 서비스를 찾으시나요?", "Which service?";
    more: "경과와 출처", "Timeline and sources";
    close: "닫기", "Close";
    tell_me: "복구되면 알림 받기", "Tell me when it is back";
    will_tell: "이 페이지를 열어 두면 복구될 때 알려 드립니다.", "You will be notified when it is back, as long as this page stays open.";
    cannot_tell: "알림이 허용되지 않았습니다.", "Notifications are not allowed.";
    rss: "RSS로 받기", "Follow via RSS";
}
