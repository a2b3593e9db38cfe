//! What time it is. The device's clock is only one opinion: a wall whose battery is empty starts in 1970, and a phone whose
//! clock is two weeks behind would hide two weeks of outages as the future. Pure: the caller brings what the clocks say, in
//! seconds from the epoch.
//!
//! *Invariant:* now is never earlier than what the page's own site has said it is. A foreign feed moves nothing.

use downboard_core::model::Id;
use downboard_core::time::Timestamp;

/// Clocks that differ by no more than this agree: answers take time on their way.
const TOLERANCE_SECONDS: i64 = 60;
/// What the device's clock jumps by less is how its readings are rounded.
const ROUNDING_SECONDS: i64 = 2;
/// An answer that is this much younger than another may say that it is earlier than the other said: until then it comes from a
/// cache that does not say how long it has kept it.
const CACHED_SECONDS: i64 = 600;
/// How long the site is not asked what time it is, unless the device's clock jumps.
const ASK_SECONDS: i64 = 600;

/// What was heard of the time. Everything is kept as what has to be added to the device's clock.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    offset: i64,
    /// What is added while nobody says better: by how much the device's clock was set back while the page was open.
    set_back: i64,
    /// What the site said last, and when by the device's clock.
    site: Option<(i64, i64)>,
    /// What the documents at hand say at least.
    documents: Vec<Published>,
    /// How far the device's clock is before the browser's stopwatch.
    lead: Option<i64>,
    asked_at: i64,
}

/// When a document says that it was published.
#[derive(Clone, Debug)]
struct Published {
    feed: Id,
    at: Timestamp,
    is_ours: bool,
    offset: i64,
}

/// Clocks that disagree by more than a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disagreement<'a> {
    /// The device's clock is slow by so many seconds; fast where they are negative. It is corrected.
    Device(i64),
    /// A foreign feed dates itself so many seconds ahead. It is not believed.
    Feed(&'a Id, i64),
}

impl Clock {
    /// Now, while the device's clock says this.
    pub fn now(&self, device: i64) -> Timestamp {
        Timestamp::from_second(device.saturating_add(self.offset)).unwrap_or(Timestamp::EPOCH)
    }

    /// What is added to the device's clock.
    pub fn offset(&self) -> i64 {
        self.offset
    }

    /// Adds this to the device's clock: for who is told and hears nothing.
    pub fn set_offset(&mut self, offset: i64) {
        self.offset = offset;
    }

    /// An answer of the site came: by its `Date` and its `Age` it is so much later than by the device's clock.
    pub fn hear_site(&mut self, device: i64, offset: i64) {
        let is_best =
            self.site.is_none_or(|(best, at)| offset >= best || !(0..CACHED_SECONDS).contains(&(device - at)));
        if is_best {
            self.site = Some((offset, device));
            self.asked_at = device;
            self.settle();
        }
    }

    /// A document came. One of ours cannot have been published later than now, whatever else is said.
    pub fn hear_document(&mut self, device: i64, feed: &Id, at: Timestamp, is_ours: bool) {
        // The same document once more says nothing new: time has passed since.
        if self.documents.iter().any(|known| known.feed == *feed && known.at == at) {
            return;
        }
        self.documents.retain(|known| known.feed != *feed);
        let offset = at.as_second().saturating_sub(device);
        self.documents.push(Published { feed: feed.clone(), at, is_ours, offset });
        self.settle();
    }

    /// Time passes, by the device's clock and by the stopwatch of the browser, which nobody sets but which may stand still
    /// while the device sleeps. Says whether the site should be asked what time it is.
    pub fn pass(&mut self, device: i64, stopwatch: i64) -> bool {
        let lead = device - stopwatch;
        let jump = self.lead.replace(lead).map_or(0, |before| lead - before);
        let is_mended = self.offset > TOLERANCE_SECONDS && (jump - self.offset).abs() <= TOLERANCE_SECONDS;
        if jump < -ROUNDING_SECONDS || is_mended {
            self.shift(-jump);
        }
        let should_ask = jump.abs() > TOLERANCE_SECONDS || !(0..ASK_SECONDS).contains(&(device - self.asked_at));
        if should_ask {
            self.asked_at = device;
        }
        should_ask
    }

    /// Who disagrees, if anybody does.
    pub fn disagreement(&self) -> Option<Disagreement<'_>> {
        if self.offset.abs() > TOLERANCE_SECONDS {
            return Some(Disagreement::Device(self.offset));
        }
        let foreign = self.documents.iter().filter(|document| !document.is_ours);
        let first = foreign.max_by_key(|document| document.offset)?;
        let ahead = first.offset.saturating_sub(self.offset);
        (ahead > TOLERANCE_SECONDS).then_some(Disagreement::Feed(&first.feed, ahead))
    }

    /// The device's clock was set: everything that was heard before was said of another one.
    fn shift(&mut self, by: i64) {
        self.offset += by;
        self.set_back = (self.set_back + by).max(0);
        if let Some((offset, _)) = &mut self.site {
            *offset += by;
        }
        for document in &mut self.documents {
            document.offset = document.offset.saturating_add(by);
        }
    }

    /// Forward at once, for it cannot be earlier than was said. Back only by more than a minute: time does not tremble.
    fn settle(&mut self) {
        let said = self.site.map_or(self.set_back, |(offset, _)| offset);
        let ours = self.documents.iter().filter(|document| document.is_ours).map(|document| document.offset);
        let due = ours.fold(said, i64::max);
        if due > self.offset || due < self.offset - TOLERANCE_SECONDS {
            self.offset = due;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400;
    /// 28 November 2026, 13:00 UTC.
    const NOON: i64 = 1_795_870_800;

    /// What happens to a clock, each at a second from noon.
    enum Heard {
        /// The device's clock is set by so much.
        Set(i64),
        /// An answer of the site by its `Date` and `Age`.
        Site(i64),
        /// A document of ours.
        Ours(i64),
        /// A document of another site.
        Foreign(i64),
        /// Nothing but time.
        Time,
    }
    use Heard::{Foreign, Ours, Set, Site, Time};

    fn id(word: &str) -> Id {
        Id::parse(word).expect("an id")
    }

    /// Lets a clock that is slow by so much hear these, each at so many seconds from noon. Gives what it says at each, from noon.
    fn run(slow: i64, heard: &[(i64, Heard)]) -> (Vec<i64>, Clock) {
        let (mut clock, mut slow) = (Clock::default(), slow);
        let said = heard.iter().map(|(second, heard)| {
            if let Set(by) = heard {
                slow -= by;
            }
            let device = NOON + second - slow;
            clock.pass(device, *second);
            match heard {
                Set(_) | Time => {}
                Site(at) => clock.hear_site(device, NOON + at - device),
                Ours(at) => clock.hear_document(device, &id("ours"), instant(*at), true),
                Foreign(at) => clock.hear_document(device, &id("theirs"), instant(*at), false),
            }
            clock.now(device).as_second() - NOON
        });
        (said.collect(), clock)
    }

    fn instant(second: i64) -> Timestamp {
        Timestamp::from_second(NOON + second).expect("an instant")
    }

    #[test]
    fn now_is_what_the_site_says_whatever_the_device_says() {
        let check = |name: &str, slow: i64, heard: &[(i64, Heard)], expected: &[i64]| {
            assert_eq!(run(slow, heard).0, expected, "{name}");
        };
        check("nobody says anything", 14 * DAY, &[(0, Time), (10, Time)], &[-14 * DAY, 10 - 14 * DAY]);
        check("two weeks slow", 14 * DAY, &[(0, Site(0)), (10, Time)], &[0, 10]);
        check("1970", NOON, &[(0, Site(0)), (10, Time)], &[0, 10]);
        check("a day fast", -DAY, &[(0, Site(0)), (10, Time)], &[0, 10]);
        check("half a minute slow", 30, &[(0, Site(0))], &[0]);
        check("half a minute fast is no disagreement", -30, &[(0, Site(0))], &[30]);
        check("answers tremble", 3_600, &[(0, Site(0)), (5, Site(3)), (9, Site(9))], &[0, 5, 9]);
        check("a cache forgets its age", -30, &[(0, Site(0)), (5, Site(-3_000)), (9, Time)], &[30, 35, 39]);
        check("only a cache answers", 0, &[(0, Site(-3_000)), (1, Site(1))], &[-3_000, 1]);
        check("what is published has been", 14 * DAY, &[(0, Ours(-60)), (30, Ours(-60))], &[-60, -30]);
        check("ours is later than the cache", 0, &[(0, Site(-3_000)), (1, Ours(-5))], &[-3_000, -5]);
        check("an old document says nothing", 0, &[(0, Ours(-DAY))], &[0]);
        check("a slip of the pen is mended", 0, &[(0, Ours(9_000)), (60, Ours(50))], &[9_000, 60]);
        check("set back by a day", 0, &[(0, Site(0)), (10, Set(-DAY)), (20, Time)], &[0, 10, 20]);
        check("set back, and a document", 0, &[(0, Time), (10, Set(-DAY)), (20, Ours(0))], &[0, 10, 20]);
        check("set right by the network", 14 * DAY, &[(0, Site(0)), (10, Set(14 * DAY)), (20, Time)], &[0, 10, 20]);
        check(
            "set forward until the site is asked",
            0,
            &[(0, Site(0)), (10, Set(DAY)), (11, Site(11))],
            &[0, 10 + DAY, 11],
        );
        check("a foreign document", 14 * DAY, &[(0, Foreign(0)), (10, Time)], &[-14 * DAY, 10 - 14 * DAY]);
    }

    #[test]
    fn clocks_that_differ_by_more_than_a_minute_are_said_to() {
        let check = |slow: i64, heard: &[(i64, Heard)], expected: Option<Disagreement<'_>>| {
            assert_eq!(run(slow, heard).1.disagreement(), expected);
        };
        check(0, &[(0, Site(0))], None);
        check(60, &[(0, Site(0))], None);
        check(-60, &[(0, Site(0))], None);
        check(14 * DAY, &[(0, Time)], None);
        check(14 * DAY, &[(0, Site(0))], Some(Disagreement::Device(14 * DAY)));
        check(-DAY, &[(0, Site(0))], Some(Disagreement::Device(-DAY)));
        check(14 * DAY, &[(0, Site(0)), (9, Set(14 * DAY))], None);
        check(0, &[(0, Site(0)), (9, Foreign(9))], None);
        check(0, &[(0, Site(0)), (9, Foreign(9 + DAY))], Some(Disagreement::Feed(&id("theirs"), DAY)));
        check(0, &[(0, Site(0)), (9, Foreign(9 + DAY)), (20, Foreign(20))], None);
    }

    #[test]
    fn one_feed_of_2099_among_twenty_moves_nothing() {
        let mut clock = Clock::default();
        clock.hear_site(NOON, 0);
        for index in 0..20 {
            let at = if index == 7 { 4_070_908_800 } else { NOON - index };
            let at = Timestamp::from_second(at).expect("an instant");
            clock.hear_document(NOON, &id(&format!("feed-{index}")), at, false);
        }
        assert_eq!(clock.now(NOON), instant(0));
        assert_eq!(clock.disagreement(), Some(Disagreement::Feed(&id("feed-7"), 4_070_908_800 - NOON)));
    }

    #[test]
    fn the_site_is_asked_now_and_then_and_when_the_clock_jumps() {
        let mut clock = Clock::default();
        let asked = [(0, 0), (10, 10), (599, 599), (600, 600), (610, 610), (4_210, 620), (4_220, 630), (700, 710)];
        let asked = asked.map(|(device, stopwatch)| clock.pass(NOON + device, stopwatch));
        assert_eq!(asked, [true, false, false, true, false, true, false, true]);
    }
}
