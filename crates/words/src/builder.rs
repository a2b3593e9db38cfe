//! What the page says on which a newsroom puts a card together.

use downboard_core::model::{Lang, Zone};
use downboard_core::time::Timestamp;

use super::dates::day_and_clock;
use super::table::word_table;

word_table! {
    /// Every fixed word of the page `/builder/`, in one language.
    BuilderWords, builder_words:
    title: "기사에 카드 넣기", "Embed a card";
    lede: "카드를 고른 뒤 코드를 복사해 기사에 붙여 넣으세요.", "Choose a card, then paste its code into your article.";
    choice: "카드 설정", "The card";
    board: "현황판", "Board";
    services: "서비스", "Services";
    services_note: "선택하지 않으면 장애가 심한 서비스부터 최대 4개가 나옵니다.", "If none is chosen, the card shows up to four services, worst first.";
    layout: "형식", "Layout";
    layout_auto: "자동", "Automatic";
    layout_card: "카드", "Card";
    layout_list: "목록", "List";
    layout_headline: "한 줄", "Headline";
    layout_timeline: "경과", "Timeline";
    language: "카드 언어", "Language of the card";
    korean: "한국어", "한국어";
    english: "English", "English";
    scheme: "색상", "Colours";
    scheme_auto: "독자 기기 설정", "Match the reader’s device";
    scheme_light: "밝은 화면", "Light";
    scheme_dark: "어두운 화면", "Dark";
    moment: "시점", "Moment";
    moment_live: "실시간", "Live";
    moment_fixed: "시점 고정", "Fixed";
    moment_incomplete: "날짜와 시각을 모두 입력하세요.", "Enter both a date and a time.";
    preview: "미리 보기", "Preview";
    code: "붙여 넣을 코드", "Code to paste";
    loader: "스크립트", "Script";
    loader_note: "높이가 카드에 맞춰 바뀌고, 스크립트가 실행되지 않는 곳에는 현황판 링크가 남습니다.", "The height follows the card; where the script does not run, a link to the board remains.";
    loader_note_frame: "높이가 카드에 맞춰 바뀌고, 스크립트가 실행되지 않는 곳에서는 아래 높이로 고정됩니다.", "The height follows the card; where the script does not run, it stays as set here.";
    frame: "iframe", "Plain frame";
    frame_note: "높이는 기사 페이지가 카드의 높이 신호를 받을 때만 바뀌고, iframe을 허용하지 않는 곳에는 아무것도 나오지 않습니다.", "The height changes only if your site listens to the card; where frames are stripped, nothing remains.";
    wordpress: "워드프레스", "WordPress";
    wordpress_note: "이 주소를 한 줄에 단독으로 넣으면 워드프레스가 높이를 맞춘 카드로 바꾸고, 피드 리더에는 링크가 달린 한 문장이 나옵니다.", "Put the address on a line of its own: WordPress turns it into a card and adjusts its height; feed readers show a sentence with a link.";
    amp: "AMP", "AMP";
    amp_note: "AMP가 높이를 바꾸지 않으면 독자가 ‘더 보기’를 누릅니다. 카드가 뜨기 전에는 현황판 링크가 보입니다. amp-iframe 확장이 필요합니다.", "If AMP holds the height back, readers tap “See more”. A link to the board shows until the card loads. Needs the amp-iframe extension.";
    oembed: "oEmbed 주소", "oEmbed address";
    oembed_note: "oEmbed를 지원하는 시스템에 링크가 달린 한 문장과 높이가 고정된 카드가 들어갑니다. iframe을 막은 곳에는 문장만 나옵니다.", "Gives systems that read oEmbed a sentence with a link and a card of fixed height; where frames are blocked, the sentence alone.";
    text: "텍스트 주소", "Text address";
    text_note: "사이트를 마지막으로 발행한 시점의 내용을 담은 텍스트 문서입니다. 자동으로 갱신되지 않으며 스크립트 없이도 읽을 수 있습니다.", "A text document with the facts as of the site’s last publication. It does not update, and needs no script and no height.";
    copy: "복사", "Copy";
    copied: "복사했습니다.", "Copied.";
    copy_by_hand: "자동으로 복사하지 못했습니다. 선택된 코드를 직접 복사하세요.", "This browser did not allow copying. The code is selected: copy it by hand.";
    origin_note: "실시간 카드는 allow-same-origin이 있어야 다른 사이트의 피드를 읽을 수 있습니다. 위 미리 보기에는 이 권한이 없어 최신 상태와 다를 수 있습니다.", "A live card needs allow-same-origin to read feeds on other sites; the previews above do not have it and may lag.";
    withheld_no_pages: "카드별 페이지까지 발행한 현황판에서만 쓸 수 있습니다.", "Only for boards that were published with a page for each card.";
    withheld_no_base: "사이트 주소(--base-url)를 정해 발행한 사이트에서만 쓸 수 있습니다.", "Only on sites that were published with their own address (--base-url).";
    withheld_several: "서비스를 하나만 고르거나 하나도 고르지 않았을 때만 쓸 수 있습니다.", "Only for a card of one service, or with none chosen.";
    withheld_further: "형식·색상·시점을 바꾸지 않은 카드에만 쓸 수 있습니다.", "Only for a card with automatic layout, automatic colours and no fixed moment.";
    withheld_language: "워드프레스는 이 현황판의 기본 언어로 된 카드만 가져옵니다.", "WordPress takes only the card in the board’s first language.";
    see_more: "더 보기", "See more";
}

/// What a frame shows, for those who listen to the article, and the link to the board where no frame is: 카카오톡: 장애와 대체 서비스.
pub fn card_title(lang: Lang, subject: &str) -> String {
    match lang {
        Lang::Ko => format!("{subject}: 장애와 대체 서비스"),
        Lang::En => format!("{subject}: what is down, and what to use instead"),
    }
}

/// The choice of the moment at which a board of the past opens: 현황판 기본 시점(2022년 10월 15일(토) 21:50 KST).
pub fn moment_of_board(lang: Lang, at: Timestamp, zone: &Zone) -> String {
    let (at, label) = (day_and_clock(lang, at, zone), zone.label_at(at));
    match lang {
        Lang::Ko => format!("현황판 기본 시점({at} {label})"),
        Lang::En => format!("Board’s default moment ({at} {label})"),
    }
}

/// The field for a moment, with the label of the zone: 날짜와 시각(KST).
pub fn date_and_time(lang: Lang, zone: &str) -> String {
    match lang {
        Lang::Ko => format!("날짜와 시각({zone})"),
        Lang::En => format!("Date and time ({zone})"),
    }
}

/// A moment of which the board knows nothing.
pub fn moment_outside(lang: Lang, from: Timestamp, to: Timestamp, zone: &Zone) -> String {
    let (from, to) = (day_and_clock(lang, from, zone), day_and_clock(lang, to, zone));
    match lang {
        Lang::Ko => format!("{from}부터 {to}까지의 시점만 고를 수 있습니다."),
        Lang::En => format!("The board covers {from} to {to}."),
    }
}

/// A width in CSS pixels: 300픽셀 · 300 px.
pub fn pixels(lang: Lang, width: u32) -> String {
    match lang {
        Lang::Ko => format!("{width}픽셀"),
        Lang::En => format!("{width} px"),
    }
}

/// A width where there is room for it: 최대 640픽셀 · Up to 640 px.
pub fn up_to_pixels(lang: Lang, width: u32) -> String {
    let width = pixels(lang, width);
    match lang {
        Lang::Ko => format!("최대 {width}"),
        Lang::En => format!("Up to {width}"),
    }
}

/// A preview by its width: 너비 300픽셀 미리 보기.
pub fn preview_of_width(lang: Lang, width: u32) -> String {
    match lang {
        Lang::Ko => format!("너비 {width}픽셀 미리 보기"),
        Lang::En => format!("Preview, {width} px wide"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::time::Offset;

    #[test]
    fn moments_are_said_in_the_zone_of_the_board() {
        let zone = Zone::fixed(Offset::constant(9), "KST");
        let at = |text| downboard_core::instant::parse(text).expect("an instant");
        let evening = at("2022-10-15T12:50:00Z");
        assert_eq!(moment_of_board(Lang::Ko, evening, &zone), "현황판 기본 시점(2022년 10월 15일(토) 21:50 KST)");
        assert_eq!(moment_of_board(Lang::En, evening, &zone), "Board’s default moment (Sat 15 Oct 2022, 21:50 KST)");
        let morning = at("2022-10-16T00:00:00Z");
        assert_eq!(
            moment_outside(Lang::Ko, evening, morning, &zone),
            "2022년 10월 15일(토) 21:50부터 2022년 10월 16일(일) 09:00까지의 시점만 고를 수 있습니다."
        );
        assert_eq!(
            moment_outside(Lang::En, evening, morning, &zone),
            "The board covers Sat 15 Oct 2022, 21:50 to Sun 16 Oct 2022, 09:00."
        );
        assert_eq!(date_and_time(Lang::Ko, "KST"), "날짜와 시각(KST)");
    }

    #[test]
    fn a_card_is_called_by_what_it_is_about() {
        assert_eq!(card_title(Lang::Ko, "카카오톡"), "카카오톡: 장애와 대체 서비스");
        assert_eq!(up_to_pixels(Lang::Ko, 640), "최대 640픽셀");
        assert_eq!(up_to_pixels(Lang::En, 640), "Up to 640 px");
        assert_eq!(card_title(Lang::En, "KakaoTalk"), "KakaoTalk: what is down, and what to use instead");
    }
}
