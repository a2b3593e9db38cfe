//! When each feed is fetched next. Pure: the caller brings the time and the chance, so that a day can be run through in a
//! test.

/// The longest wait after failures, unless the interval itself is longer.
const LONGEST_BACKOFF_MS: i64 = 5 * 60 * 1_000;
/// The longest wait that a server can ask for.
const LONGEST_RETRY_AFTER_MS: i64 = 24 * 60 * 60 * 1_000;
/// How far an interval is spread to either side, so that a thousand pages do not ask in the same second.
const JITTER: f64 = 0.1;
/// The shortest time from one answer to the next attempt, whatever happens meanwhile.
const FLOOR_MS: i64 = 5_000;
/// A clock that goes back by more than this was set back.
const SET_BACK_MS: i64 = 2_000;

/// How a fetch ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchEnd {
    /// With a good answer.
    Good,
    /// With none; the server may have said how long to wait.
    Failed {
        /// `Retry-After`, in milliseconds.
        retry_after_ms: Option<i64>,
    },
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    interval_ms: i64,
    due_at: i64,
    /// Nothing makes it due before: the server has asked for a pause, or has only just answered.
    not_before: i64,
    /// Only a reader or a network that comes back makes it due before: it has failed.
    backs_off_until: i64,
    is_under_way: bool,
    failures: u32,
    again: Again,
}

/// What happened while a feed was being fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Again {
    /// Nothing.
    No,
    /// It changed: the answer under way may be too old.
    Changed,
    /// Somebody came back to the page, or the network did: a failure under way may be too old as well.
    Woken,
}

impl Slot {
    /// The earliest time at which a change is looked at.
    fn earliest(&self) -> i64 {
        self.not_before.max(self.backs_off_until)
    }
}

/// The schedule of all feeds of a board, in milliseconds of the wall clock.
#[derive(Clone, Debug)]
pub struct Schedule {
    slots: Vec<Slot>,
    is_paused: bool,
    last_seen: i64,
}

impl Schedule {
    /// A schedule of feeds by their intervals. A feed that is loaded already is due after its interval, the others at once.
    pub fn new(feeds: impl IntoIterator<Item = (u32, bool)>, now: i64) -> Self {
        let slot = |(interval_seconds, is_loaded)| {
            let interval_ms = i64::from(interval_seconds) * 1_000;
            let due_at = if is_loaded { now + interval_ms } else { now };
            Slot {
                interval_ms,
                due_at,
                not_before: i64::MIN,
                backs_off_until: i64::MIN,
                is_under_way: false,
                failures: 0,
                again: Again::No,
            }
        };
        Self { slots: feeds.into_iter().map(slot).collect(), is_paused: false, last_seen: now }
    }

    /// The feeds to be fetched now. Each counts as under way until it is finished.
    pub fn due(&mut self, now: i64) -> Vec<usize> {
        self.see(now);
        if self.is_paused {
            return Vec::new();
        }
        let mut due = Vec::new();
        for (index, slot) in self.slots.iter_mut().enumerate() {
            if !slot.is_under_way && slot.due_at <= now {
                slot.is_under_way = true;
                slot.again = Again::No;
                due.push(index);
            }
        }
        due
    }

    /// A fetch has ended. `chance` is a random number from 0 up to 1.
    pub fn finished(&mut self, index: usize, outcome: FetchEnd, now: i64, chance: f64) {
        self.see(now);
        let Some(slot) = self.slots.get_mut(index) else { return };
        slot.is_under_way = false;
        let regular = scaled(slot.interval_ms, 1.0 - JITTER + 2.0 * JITTER * chance);
        let asked = match outcome {
            FetchEnd::Good => {
                slot.failures = 0;
                slot.due_at = now + regular;
                slot.backs_off_until = i64::MIN;
                0
            }
            FetchEnd::Failed { retry_after_ms } => {
                slot.failures = slot.failures.saturating_add(1);
                // Full jitter: anything up to the ceiling, which doubles; but never sooner than a good answer would be.
                let doubled = slot.interval_ms.saturating_mul(1_i64 << slot.failures.min(20));
                let ceiling = doubled.min(LONGEST_BACKOFF_MS);
                let asked = retry_after_ms.unwrap_or(0).clamp(0, LONGEST_RETRY_AFTER_MS);
                slot.due_at = now + scaled(ceiling, chance).max(regular).max(asked);
                slot.backs_off_until = slot.due_at;
                asked
            }
        };
        slot.not_before = now + asked.max(FLOOR_MS);
        match std::mem::replace(&mut slot.again, Again::No) {
            Again::No => {}
            Again::Changed => slot.due_at = slot.due_at.min(slot.earliest()),
            Again::Woken => slot.due_at = slot.due_at.min(slot.not_before),
        }
    }

    /// The server tells that a feed has changed: it is due as soon as the server may be asked.
    pub fn changed(&mut self, index: usize, now: i64) {
        self.see(now);
        let Some(slot) = self.slots.get_mut(index) else { return };
        if slot.is_under_way && slot.again == Again::No {
            slot.again = Again::Changed;
        }
        slot.due_at = slot.due_at.min(now.max(slot.earliest()));
    }

    /// Somebody looks at the page again, or the network is back: what failed meanwhile says nothing, and every server that has
    /// not asked for a pause is asked.
    pub fn wake(&mut self, now: i64) {
        self.see(now);
        for slot in &mut self.slots {
            if slot.is_under_way {
                slot.again = Again::Woken;
            }
            slot.due_at = slot.due_at.min(now.max(slot.not_before));
        }
    }

    /// A server has asked for a pause before this schedule was made.
    pub fn leave_alone_until(&mut self, index: usize, until: i64) {
        if let Some(slot) = self.slots.get_mut(index) {
            slot.not_before = until;
            slot.due_at = slot.due_at.max(until);
        }
    }

    /// Until when a server has to be left alone.
    pub fn not_before(&self, index: usize) -> i64 {
        self.slots.get(index).map_or(i64::MIN, |slot| slot.not_before)
    }

    /// When a feed is fetched next, unless something happens before.
    pub fn due_at(&self, index: usize) -> Option<i64> {
        self.slots.get(index).map(|slot| slot.due_at)
    }

    /// How many attempts at a feed have failed since the last good answer.
    pub fn failures(&self, index: usize) -> u32 {
        self.slots.get(index).map_or(0, |slot| slot.failures)
    }

    /// Nobody is looking: nothing is due until somebody does. What became due meanwhile then is at once, each feed once.
    pub fn pause(&mut self, is_paused: bool) {
        self.is_paused = is_paused;
    }

    /// When something is due next.
    pub fn wake_at(&self) -> Option<i64> {
        let waiting = self.slots.iter().filter(|slot| !slot.is_under_way && !self.is_paused);
        waiting.map(|slot| slot.due_at).min()
    }

    /// A clock that was set back would stop the loop for as long: the schedule goes back with it.
    fn see(&mut self, now: i64) {
        let back = self.last_seen - now;
        if back > SET_BACK_MS {
            for slot in &mut self.slots {
                slot.due_at -= back;
                slot.not_before = slot.not_before.saturating_sub(back);
                slot.backs_off_until = slot.backs_off_until.saturating_sub(back);
            }
        }
        self.last_seen = now;
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a day in milliseconds is far below 2^52")]
fn scaled(ms: i64, factor: f64) -> i64 {
    (ms as f64 * factor) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;
    const HOUR: i64 = 60 * MINUTE;

    /// A chance that looks random and is the same in every run.
    struct Chance(u64);

    impl Chance {
        fn next(&mut self) -> f64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 11) as f64 / (1_u64 << 53) as f64
        }
    }

    /// Runs a schedule and counts the fetches of each feed. Every fetch takes 200 ms and ends as `outcome` says.
    fn run(
        schedule: &mut Schedule,
        feeds: usize,
        from: i64,
        until: i64,
        outcome: impl Fn(usize, i64) -> FetchEnd,
    ) -> Vec<Vec<i64>> {
        let mut chance = Chance(1);
        let mut fetches = vec![Vec::new(); feeds];
        let mut under_way: Vec<(i64, usize)> = Vec::new();
        let mut now = from;
        loop {
            for index in schedule.due(now) {
                fetches[index].push(now);
                under_way.push((now + 200, index));
            }
            let ends = under_way.iter().map(|(at, _)| *at).min();
            let Some(next) = ends.into_iter().chain(schedule.wake_at()).min() else { return fetches };
            now = next.max(now);
            if now >= until {
                return fetches;
            }
            under_way.retain(|(at, index)| {
                let is_over = *at <= now;
                if is_over {
                    schedule.finished(*index, outcome(*index, now), now, chance.next());
                }
                !is_over
            });
        }
    }

    #[test]
    fn a_day_of_twenty_feeds_asks_as_often_as_the_intervals_allow() {
        let intervals: Vec<u32> = [30, 60, 60, 300].into_iter().cycle().take(20).collect();
        let mut schedule = Schedule::new(intervals.iter().map(|interval| (*interval, false)), 0);
        let fetches = run(&mut schedule, 20, 0, 24 * HOUR, |_, _| FetchEnd::Good);
        for (interval, fetches) in intervals.iter().zip(&fetches) {
            let allowed = 24.0 * 3_600.0 / f64::from(*interval);
            let count = fetches.len() as f64;
            // Each waits its interval, a tenth more or less, and the 200 ms of the fetch before.
            assert!((count / allowed - 1.0).abs() < 0.02, "{count} of {allowed} at {interval} s");
            let shortest = fetches.windows(2).map(|pair| pair[1] - pair[0]).min().unwrap();
            assert!(shortest >= i64::from(*interval) * 900, "{shortest} ms at {interval} s");
        }
    }

    #[test]
    fn failures_are_spaced_out_up_to_five_minutes_and_one_good_answer_ends_that() {
        let mut schedule = Schedule::new([(30, false)], 0);
        let fetches = run(&mut schedule, 1, 0, 6 * HOUR, |_, _| FetchEnd::Failed { retry_after_ms: None });
        let gaps: Vec<i64> = fetches[0].windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(gaps.iter().all(|gap| (27_000..=5 * MINUTE + 200).contains(gap)), "{gaps:?}");
        assert!(gaps.iter().max() > Some(&(3 * MINUTE)), "the wait grows");
        let mut now = 7 * HOUR;
        assert_eq!(schedule.due(now), [0]);
        schedule.finished(0, FetchEnd::Good, now, 0.5);
        now += 30_000;
        assert_eq!(schedule.due(now), [0]);
    }

    #[test]
    fn a_server_that_asks_for_a_pause_gets_it() {
        let mut schedule = Schedule::new([(30, false)], 0);
        assert_eq!(schedule.due(0), [0]);
        schedule.finished(0, FetchEnd::Failed { retry_after_ms: Some(10 * MINUTE) }, 0, 0.0);
        assert_eq!(schedule.wake_at(), Some(10 * MINUTE));
        assert_eq!(schedule.due(10 * MINUTE - 1), [0; 0]);
        assert_eq!(schedule.due(10 * MINUTE), [0]);
    }

    #[test]
    fn after_a_hidden_hour_or_a_sleep_each_feed_is_fetched_once() {
        let mut schedule = Schedule::new([(30, false), (60, false), (300, false)], 0);
        run(&mut schedule, 3, 0, MINUTE, |_, _| FetchEnd::Good);
        schedule.pause(true);
        assert_eq!((schedule.due(HOUR), schedule.wake_at()), (vec![], None));
        schedule.pause(false);
        assert_eq!(schedule.due(HOUR), [0, 1, 2]);
        assert_eq!(schedule.due(HOUR + 1), [0; 0], "no storm: they are under way");
        for index in 0..3 {
            schedule.finished(index, FetchEnd::Good, HOUR + 200, 0.5);
        }
        assert_eq!(schedule.due(2 * HOUR), [0, 1, 2], "asleep for an hour: once each");
    }

    #[test]
    fn a_clock_set_back_does_not_stop_the_loop() {
        let mut schedule = Schedule::new([(30, false)], 10 * HOUR);
        schedule.due(10 * HOUR);
        schedule.finished(0, FetchEnd::Good, 10 * HOUR, 0.5);
        assert_eq!(schedule.due(9 * HOUR), [0; 0]);
        assert_eq!(schedule.wake_at(), Some(9 * HOUR + 30_000));
    }

    #[test]
    fn what_changes_while_it_is_fetched_is_fetched_again() {
        let mut schedule = Schedule::new([(60, true)], 0);
        assert_eq!(schedule.due(0), [0; 0], "it is loaded already");
        schedule.changed(0, 10);
        assert_eq!(schedule.due(10), [0]);
        schedule.changed(0, 20);
        assert_eq!(schedule.due(20), [0; 0], "one fetch at a time");
        schedule.finished(0, FetchEnd::Good, 30, 0.5);
        assert_eq!(schedule.due(5_029), [0; 0], "a server that has just answered has five seconds");
        assert_eq!(schedule.due(5_030), [0]);
        schedule.finished(0, FetchEnd::Good, 5_040, 0.5);
        assert_eq!(schedule.wake_at(), Some(65_040));
    }

    #[test]
    fn a_stream_that_opens_again_and_again_makes_nobody_ask_more_often_than_every_five_seconds() {
        let mut schedule = Schedule::new([(3_600, false)], 0);
        let mut fetches = Vec::new();
        for now in (0..10 * MINUTE).step_by(500) {
            if now % 3_000 == 0 {
                schedule.changed(0, now);
            }
            for index in schedule.due(now) {
                fetches.push(now);
                schedule.finished(index, FetchEnd::Good, now, 0.5);
            }
        }
        let shortest = fetches.windows(2).map(|pair| pair[1] - pair[0]).min();
        assert!(fetches.len() > 50 && shortest >= Some(5_000), "{shortest:?} ms, {} times", fetches.len());
    }

    /// A schedule whose only feed, asked every 30 s, has failed at 0 and is due again in `wait` milliseconds.
    fn failed(retry_after_ms: Option<i64>, chance: f64) -> (Schedule, i64) {
        let mut schedule = Schedule::new([(30, false)], 0);
        assert_eq!(schedule.due(0), [0]);
        schedule.finished(0, FetchEnd::Failed { retry_after_ms }, 0, chance);
        let wait = schedule.wake_at().expect("it is tried again");
        (schedule, wait)
    }

    #[test]
    fn an_event_does_not_override_what_a_server_asks_for() {
        let (mut schedule, wait) = failed(Some(HOUR), 0.0);
        for now in (0..HOUR).step_by(1_000) {
            schedule.changed(0, now);
            assert_eq!(schedule.due(now), [0; 0], "at {now}");
        }
        assert_eq!((wait, schedule.due(HOUR)), (HOUR, vec![0]));
    }

    #[test]
    fn an_event_does_not_override_the_backoff() {
        let (mut schedule, wait) = failed(None, 0.99);
        schedule.changed(0, 10_000);
        assert_eq!(schedule.wake_at(), Some(wait));
        assert!(wait > 50_000, "{wait}");
    }

    #[test]
    fn an_event_while_a_fetch_fails_does_not_override_the_backoff() {
        let mut schedule = Schedule::new([(30, false)], 0);
        assert_eq!(schedule.due(0), [0]);
        schedule.changed(0, 100);
        schedule.finished(0, FetchEnd::Failed { retry_after_ms: None }, 200, 0.99);
        assert!(schedule.wake_at() > Some(50_000), "{:?}", schedule.wake_at());
    }

    #[test]
    fn when_the_network_is_back_all_feeds_are_asked_but_those_that_asked_for_a_pause_or_answered_just_now() {
        let mut schedule = Schedule::new([(60, false), (60, false), (60, false), (60, false)], 0);
        assert_eq!(schedule.due(0), [0, 1, 2, 3]);
        schedule.finished(0, FetchEnd::Failed { retry_after_ms: None }, 0, 0.99);
        schedule.finished(1, FetchEnd::Failed { retry_after_ms: Some(10 * MINUTE) }, 0, 0.99);
        schedule.finished(2, FetchEnd::Good, 18_000, 0.5);
        schedule.wake(20_000);
        assert_eq!(schedule.due(20_000), [0], "the last of them is still being asked");
        assert_eq!(schedule.due(23_000), [2]);
        schedule.finished(3, FetchEnd::Failed { retry_after_ms: None }, 24_000, 0.99);
        assert_eq!(schedule.due(29_000), [3], "what failed after the network was back had begun before");
        schedule.finished(2, FetchEnd::Good, 30_000, 0.5);
        schedule.wake(30_000);
        assert_eq!(schedule.due(34_999), [0; 0]);
        assert_eq!(schedule.due(35_000), [2]);
        schedule.wake(9 * MINUTE);
        assert_eq!(schedule.due(10 * MINUTE - 1), [0; 0]);
        assert_eq!(schedule.due(10 * MINUTE), [1]);
    }

    #[test]
    fn a_new_worker_leaves_a_server_alone_for_as_long_as_it_asked_the_one_before() {
        let mut schedule = Schedule::new([(30, false), (30, false)], 0);
        schedule.leave_alone_until(0, HOUR);
        schedule.wake(1_000);
        schedule.changed(0, 2_000);
        assert_eq!(schedule.due(2_000), [1]);
        assert_eq!(schedule.due(HOUR), [0]);
    }

    #[test]
    fn a_clock_set_back_does_not_prolong_a_pause() {
        let mut schedule = Schedule::new([(30, false)], 10 * HOUR);
        schedule.due(10 * HOUR);
        schedule.finished(0, FetchEnd::Failed { retry_after_ms: Some(10 * MINUTE) }, 10 * HOUR, 0.5);
        schedule.wake(9 * HOUR);
        assert_eq!(schedule.wake_at(), Some(9 * HOUR + 10 * MINUTE));
    }
}
