//! The Korean and English words that times are typed with, as a table.

use downboard_core::time::Weekday;

/// What a word says within a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// Nothing that its neighbours do not say.
    Filler,
    /// The moment itself.
    Now,
    /// Nobody knows when.
    Unknown,
    /// What stands before it is counted back from now.
    Ago,
    /// A day, by how many days it is before today.
    DaysBack(i64),
    /// A day of the week.
    Weekday(Weekday),
    /// A month, from 1.
    MonthName(i64),
    /// The number before it is a year.
    Year,
    /// The number before it is a month.
    Month,
    /// The number before it is a day of the month.
    Day,
    /// The number before it is a place in an order.
    Ordinal,
    /// The number before it is an hour that a clock shows.
    Hour,
    /// The same in English, where it is always of a clock of twelve hours.
    OClock,
    /// Thirty minutes.
    Half,
    /// The number before it is a count of hours.
    Hours,
    /// The number before it is of minutes, of a clock or counted.
    Minutes,
    /// The number before it is of the seconds of a clock.
    Seconds,
    /// Twelve in the day.
    Noon,
    /// Twelve in the night.
    Midnight,
    /// A part of the day.
    Part(Part),
    /// What stands beside it is approximate.
    About,
    /// What follows is the latest that it can have been.
    NotAfter,
    /// The same, but a day that follows does not count.
    Before,
    /// What stands before it is the latest that it can have been.
    OrEarlier,
    /// The second end of a span follows, or what stands before it is that end.
    Until,
    /// What stands before it is the first end of a span.
    Since,
    /// The first end of a span follows.
    From,
    /// Both ends of a span follow.
    Between,
    /// Both ends of a span stand before it.
    Within,
    /// Stands between the ends of a span that is said to be one.
    And,
}

/// A part of the day: hours from its midnight, of which it holds at most twelve. Those from 24 on are of the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// The first hour.
    pub(crate) from: i64,
    /// The hour after the last.
    pub(crate) to: i64,
}

impl Part {
    /// Before noon.
    const AM: Self = Self { from: 0, to: 12 };
    /// After noon.
    const PM: Self = Self { from: 12, to: 24 };
    /// Before the day breaks, and while it does.
    const DAWN: Self = Self { from: 0, to: 8 };
    /// From the break of day to noon.
    const MORNING: Self = Self { from: 4, to: 12 };
    /// While it is light.
    const DAYTIME: Self = Self { from: 9, to: 18 };
    /// From the late afternoon on.
    const EVENING: Self = Self { from: 16, to: 24 };
    /// From the evening to the dawn of the next day.
    pub(crate) const NIGHT: Self = Self { from: 18, to: 30 };
}

/// The words in lower case, with single spaces, each with what it says. Where several begin alike, the longest counts.
pub(crate) const WORDS: &[(&[&str], Word)] = &[
    (&["at", "on", "the", "of", "t", "에"], Word::Filler),
    (&["now", "just now", "right now", "지금", "방금", "현재"], Word::Now),
    (&["unknown", "not known", "모름", "미상", "불명"], Word::Unknown),
    (&["ago", "전"], Word::Ago),
    (&["today", "오늘", "금일"], Word::DaysBack(0)),
    (&["yesterday", "어제", "어저께"], Word::DaysBack(1)),
    (&["the day before yesterday", "day before yesterday", "그제", "그저께"], Word::DaysBack(2)),
    (&["monday", "mon", "월요일"], Word::Weekday(Weekday::Monday)),
    (&["tuesday", "tues", "tue", "화요일", "화"], Word::Weekday(Weekday::Tuesday)),
    (&["wednesday", "wed", "수요일", "수"], Word::Weekday(Weekday::Wednesday)),
    (&["thursday", "thurs", "thur", "thu", "목요일", "목"], Word::Weekday(Weekday::Thursday)),
    (&["friday", "fri", "금요일", "금"], Word::Weekday(Weekday::Friday)),
    (&["saturday", "sat", "토요일", "토"], Word::Weekday(Weekday::Saturday)),
    (&["sunday", "sun", "일요일"], Word::Weekday(Weekday::Sunday)),
    (&["january", "jan"], Word::MonthName(1)),
    (&["february", "feb"], Word::MonthName(2)),
    (&["march", "mar"], Word::MonthName(3)),
    (&["april", "apr"], Word::MonthName(4)),
    (&["may"], Word::MonthName(5)),
    (&["june", "jun"], Word::MonthName(6)),
    (&["july", "jul"], Word::MonthName(7)),
    (&["august", "aug"], Word::MonthName(8)),
    (&["september", "sept", "sep"], Word::MonthName(9)),
    (&["october", "oct"], Word::MonthName(10)),
    (&["november", "nov"], Word::MonthName(11)),
    (&["december", "dec"], Word::MonthName(12)),
    (&["년"], Word::Year),
    (&["월"], Word::Month),
    (&["일"], Word::Day),
    (&["st", "nd", "rd", "th"], Word::Ordinal),
    (&["시"], Word::Hour),
    (&["o'clock", "oclock"], Word::OClock),
    (&["반"], Word::Half),
    (&["h", "hr", "hrs", "hour", "hours", "시간"], Word::Hours),
    (&["m", "min", "mins", "minute", "minutes", "분"], Word::Minutes),
    (&["초"], Word::Seconds),
    (&["noon", "정오"], Word::Noon),
    (&["midnight", "자정"], Word::Midnight),
    (&["am", "a.m", "오전"], Word::Part(Part::AM)),
    (&["pm", "p.m", "in the afternoon", "오후"], Word::Part(Part::PM)),
    (&["새벽"], Word::Part(Part::DAWN)),
    (&["in the morning", "아침"], Word::Part(Part::MORNING)),
    (&["낮"], Word::Part(Part::DAYTIME)),
    (&["in the evening", "저녁"], Word::Part(Part::EVENING)),
    (&["at night", "밤"], Word::Part(Part::NIGHT)),
    (&["about", "around", "approximately", "approx", "roughly", "circa", "ca", "c"], Word::About),
    (&["약", "대략", "경", "쯤", "즈음", "무렵"], Word::About),
    (&["by", "no later than", "not later than", "늦어도"], Word::NotAfter),
    (&["before"], Word::Before),
    (&["or earlier", "at the latest", "이전"], Word::OrEarlier),
    (&["to", "until", "till", "까지"], Word::Until),
    (&["에서", "부터"], Word::Since),
    (&["from"], Word::From),
    (&["between"], Word::Between),
    (&["사이"], Word::Within),
    (&["and", "와", "과"], Word::And),
];
