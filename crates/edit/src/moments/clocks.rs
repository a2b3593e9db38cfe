//! The time of day that a typed clock means.

use downboard_core::time::{DAY, HOUR, MINUTE};

use super::Unclear;
use super::forms::{Fields, Style};
use crate::spoken::Part;

/// Half a day: after it a clock of twelve hours shows the same again.
const HALF_DAY: i64 = DAY / 2;

/// A clock as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    hour: i64,
    minute: Option<i64>,
    second: i64,
    style: Style,
    is_hour_short: bool,
    part: Option<Part>,
    /// Whether the part of the day stands after the clock, so that it is also of a clock before it.
    is_part_after: bool,
}

impl Clock {
    /// The clock of a form, with the part of the day before and after it; `None` where both are said.
    pub(super) fn new(fields: Fields, style: Style, before: Option<Part>, after: Option<Part>) -> Option<Self> {
        let named = match style {
            Style::Midnight => Some(Part::NIGHT),
            Style::Noon | Style::Digits | Style::Hour | Style::OClock | Style::Bare => None,
        };
        let mut parts = [before, after, named].into_iter().flatten();
        let part = parts.next();
        parts.next().is_none().then_some(Self {
            hour: fields.hour.unwrap_or(12),
            minute: fields.minute,
            second: fields.second.unwrap_or(0),
            style,
            is_hour_short: fields.is_hour_short,
            part,
            is_part_after: after.is_some(),
        })
    }

    /// Whether it is a clock without anything beside it that makes it one.
    pub(super) fn stands_alone(self) -> bool {
        self.style != Style::Bare || self.part.is_some()
    }

    /// Whether it can be the first end of a span to another clock: that one can make a number a clock too.
    pub(super) fn can_begin(self, span_to: Self) -> bool {
        self.stands_alone() || span_to.is_part_after || matches!(span_to.style, Style::Hour | Style::OClock)
    }

    /// Whether only the hour is said.
    pub(super) fn is_whole_hour(self) -> bool {
        self.minute.is_none()
    }

    /// Whether a clock of twelve hours can show it.
    fn is_of_twelve(self) -> bool {
        (1..=12).contains(&self.hour) && self.style != Style::Noon
    }

    /// Whether nothing says which half of the day it is of.
    fn is_open(self) -> bool {
        let can_be_either = match self.style {
            Style::Hour | Style::Bare => self.is_hour_short,
            Style::OClock => true,
            Style::Digits | Style::Noon | Style::Midnight => false,
        };
        can_be_either && self.part.is_none() && self.is_of_twelve()
    }

    /// What it shows after the full hour, in seconds.
    fn after_hour(self) -> Result<i64, Unclear> {
        let minute = self.minute.unwrap_or(0);
        let is_shown = minute <= 59 && self.second <= 59;
        is_shown.then_some(minute * MINUTE + self.second).ok_or(Unclear::NoSuchTime)
    }

    /// The same of a clock of twelve hours, from noon or midnight.
    fn after_twelve(self) -> Result<i64, Unclear> {
        Ok(self.hour % 12 * HOUR + self.after_hour()?)
    }

    /// Every time of day that it can mean, in seconds from midnight. A night reaches into the next day.
    pub(super) fn times(self) -> Result<Vec<i64>, Unclear> {
        let after_hour = self.after_hour()?;
        let hours = match self.part {
            _ if self.hour > 24 || self.hour == 24 && after_hour > 0 => Vec::new(),
            None if self.is_open() => vec![self.hour % 12, self.hour % 12 + 12],
            None => vec![self.hour],
            Some(part) => self.hours_within(part),
        };
        let times: Vec<i64> = hours.into_iter().map(|hour| hour * HOUR + after_hour).collect();
        if times.is_empty() { Err(Unclear::NoSuchTime) } else { Ok(times) }
    }

    /// The hour of a part of the day at which a clock shows it. One of the next day is also given as of the same day:
    /// some end a day at midnight, and some when they go to bed.
    fn hours_within(self, part: Part) -> Vec<i64> {
        let shown = if self.hour <= 12 { [0, 12, 24].map(|half| self.hour % 12 + half) } else { [self.hour; 3] };
        let within = shown.into_iter().find(|hour| (part.from..part.to).contains(hour));
        within.into_iter().flat_map(|hour| [Some(hour), (hour >= 24).then_some(hour - 24)]).flatten().collect()
    }

    /// Every pair of times that a span from one clock to another can mean, in seconds from the midnight before the
    /// first.
    ///
    /// A part of the day that is said of one end is also that of the other. An end that is open then is where a clock
    /// of twelve hours first shows it after the begin, or last before the end; any other end before the begin is of the
    /// next day.
    pub(super) fn spans(from: Self, to: Self) -> Result<Vec<(i64, i64)>, Unclear> {
        if from.part.is_none() && from.is_of_twelve() && to.is_part_after {
            let begin = from.after_twelve()?;
            let begins_before = |end: i64| begin + (end - begin).div_euclid(HALF_DAY) * HALF_DAY;
            let spans = to.times()?.into_iter().map(|end| (begins_before(end), end));
            return Ok(spans
                .map(|(begin, end)| if begin < 0 { (begin + DAY, end + DAY) } else { (begin, end) })
                .collect());
        }
        let is_open = from.part.is_some() || to.is_open() || (from.is_open() && to.style == Style::Hour);
        let follows = is_open && to.part.is_none() && to.is_of_twelve();
        let ends = if follows { vec![to.after_twelve()?] } else { to.times()? };
        let step = if follows { HALF_DAY } else { DAY };
        let after = |begin: i64, end: i64| end + ((begin - end).max(0) + step - 1) / step * step;
        let begins = from.times()?;
        let spans = begins.into_iter().flat_map(|begin| ends.iter().map(move |end| (begin, *end)));
        Ok(spans.map(|(begin, end)| (begin, after(begin, end))).collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::moments::tests::check;

    #[test]
    fn a_clock_is_the_latest_that_is_not_after_now() {
        check(&[
            ("21:50", "10-15 21:50"),
            ("21.50", "10-15 21:50"),
            ("2150", "10-15 21:50"),
            ("22:10", "10-15 22:10"),
            ("22:11", "10-14 22:11"),
            ("9:50", "10-15 09:50"),
            ("21:50:30", "10-15 21:50:30"),
            ("24:00", "10-15 00:00"),
            ("２１：５０", "10-15 21:50"),
            ("  at   21 : 50 ", "10-15 21:50"),
            ("21시", "10-15 21:00"),
            ("21시 50분", "10-15 21:50"),
            ("21시50분에", "10-15 21:50"),
            ("21시 5분", "10-15 21:05"),
            ("21시 반", "10-15 21:30"),
            ("0시 30분", "10-15 00:30"),
            ("09시", "10-15 09:00"),
            ("10시", "10-15 10:00"),
        ]);
    }

    #[test]
    fn a_part_of_the_day_tells_which_half_it_is() {
        check(&[
            ("9:50 pm", "10-15 21:50"),
            ("9:50pm", "10-15 21:50"),
            ("9 PM", "10-15 21:00"),
            ("9 p.m.", "10-15 21:00"),
            ("9.50 a.m.", "10-15 09:50"),
            ("21:50 pm", "10-15 21:50"),
            ("12 am", "10-15 00:00"),
            ("12:30 pm", "10-15 12:30"),
            ("9 in the morning", "10-15 09:00"),
            ("9 o'clock at night", "10-15 21:00"),
            ("오후 9시 50분", "10-15 21:50"),
            ("오후 9:50", "10-15 21:50"),
            ("오후 09:50", "10-15 21:50"),
            ("오후 21:50", "10-15 21:50"),
            ("오전 12시", "10-15 00:00"),
            ("밤 9시", "10-15 21:00"),
            ("밤 1시", "10-15 01:00"),
            ("새벽 2시", "10-15 02:00"),
            ("아침 8시", "10-15 08:00"),
            ("저녁 7시", "10-15 19:00"),
            ("낮 12시", "10-15 12:00"),
            ("낮 2시", "10-15 14:00"),
            ("noon", "10-15 12:00"),
            ("midnight", "10-15 00:00"),
            ("정오", "10-15 12:00"),
            ("자정", "10-15 00:00"),
        ]);
    }

    #[test]
    fn what_can_be_either_is_given_as_both() {
        check(&[
            ("9시", "10-15 09:00 or 10-15 21:00"),
            ("9시 50분", "10-15 09:50 or 10-15 21:50"),
            ("11 o'clock", "10-14 23:00 or 10-15 11:00"),
            ("어제 9시", "10-14 09:00 or 10-14 21:00"),
            ("by 9 o'clock", "by 10-15 09:00 or by 10-15 21:00"),
            ("9시쯤", "10-15 08:45 to 10-15 09:15 or 10-15 20:45 to 10-15 21:15"),
            ("14일 자정", "10-14 00:00 or 10-15 00:00"),
            ("14일 밤 1시", "10-14 01:00 or 10-15 01:00"),
            // The midnight after today is yet to come.
            ("오늘 자정", "10-15 00:00"),
            ("15 Oct 2021", "2021-10-15 00:00 to 2021-10-16 00:00 or 10-15 20:21"),
            ("15 Oct 2150", "10-15 21:50"),
            ("3~4시", "10-15 03:00 to 10-15 04:00 or 10-15 15:00 to 10-15 16:00"),
        ]);
    }
}
