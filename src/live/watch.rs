//! Whether the worker lives, by the ticks of the page. Pure, and it reads no clock: a page that was asleep, or whose timers the
//! browser slows down, has had few ticks and takes nobody for dead.

/// After so many ticks without a sign of life the worker is gone.
const SILENT_TICKS: u32 = 3;
/// One that has said nothing yet may still be on its way over a slow network: it has so many, and twice as many each time.
const STARTING_TICKS: u32 = 6;
/// A worker that has lived for so many ticks is no failure of its start.
const SETTLED_TICKS: u32 = 30;
/// The most ticks between two starts.
const LONGEST_WAIT_TICKS: u32 = 30;

/// What is to be done about the worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Nothing.
    Wait,
    /// To ask it for a sign of life.
    Ask,
    /// To give it up.
    GiveUp,
    /// To start another.
    Start,
}

/// What is known of the worker.
#[derive(Debug, Default)]
pub struct Watch {
    silent: u32,
    lived: u32,
    has_spoken: bool,
    losses: u32,
    starts_in: Option<u32>,
    is_gone: bool,
}

impl Watch {
    /// The worker has said something.
    pub fn heard(&mut self) {
        self.silent = 0;
        self.has_spoken = true;
        self.is_gone = false;
    }

    /// The worker is lost, or could not be started. The first time another is started at once, then ever later.
    pub fn lost(&mut self) -> Task {
        self.is_gone = true;
        self.losses = self.losses.saturating_add(1);
        if self.losses == 1 {
            return self.start();
        }
        let wait = 1_u32 << (self.losses - 2).min(10);
        self.starts_in = Some(wait.min(LONGEST_WAIT_TICKS));
        Task::Wait
    }

    /// A tick of the page.
    pub fn tick(&mut self) -> Task {
        match self.starts_in {
            Some(ticks) if ticks > 1 => {
                self.starts_in = Some(ticks - 1);
                return Task::Wait;
            }
            Some(_) => return self.start(),
            None => {}
        }
        self.silent += 1;
        self.lived += 1;
        if self.lived >= SETTLED_TICKS {
            self.losses = 0;
        }
        let most = if self.has_spoken { SILENT_TICKS } else { STARTING_TICKS << self.losses.min(3) };
        if self.silent >= most { Task::GiveUp } else { Task::Ask }
    }

    /// Somebody looks at the page again, or the network is back: what waits to be started is started now.
    pub fn hurry(&mut self) -> Task {
        if self.starts_in.is_some() { self.start() } else { Task::Wait }
    }

    /// Whether nothing has been heard since the worker was lost, or for a tick since it was started.
    pub fn is_gone(&self) -> bool {
        self.is_gone || (!self.has_spoken && self.silent > 0)
    }

    fn start(&mut self) -> Task {
        self.starts_in = None;
        self.silent = 0;
        self.lived = 0;
        self.has_spoken = false;
        Task::Start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ticks until the watch asks for a start, while nothing is heard.
    fn ticks_until_start(watch: &mut Watch) -> u32 {
        (1..1_000).find(|_| watch.tick() == Task::Start).expect("it is started again")
    }

    #[test]
    fn a_worker_that_answers_is_left_alone() {
        let mut watch = Watch::default();
        for _ in 0..1_000 {
            assert_eq!(watch.tick(), Task::Ask);
            watch.heard();
        }
        assert!(!watch.is_gone());
    }

    #[test]
    fn a_worker_that_says_nothing_for_three_ticks_is_given_up() {
        let mut watch = Watch::default();
        watch.heard();
        assert_eq!([watch.tick(), watch.tick(), watch.tick()], [Task::Ask, Task::Ask, Task::GiveUp]);
    }

    #[test]
    fn a_worker_that_is_slow_to_come_has_a_minute_and_longer_the_next_time() {
        let mut watch = Watch::default();
        let ticks = |watch: &mut Watch| (1..1_000).find(|_| watch.tick() == Task::GiveUp);
        assert_eq!(ticks(&mut watch), Some(6));
        watch.lost();
        assert_eq!(ticks(&mut watch), Some(12));
    }

    #[test]
    fn the_first_loss_is_made_good_at_once_and_the_next_ones_ever_later() {
        let mut watch = Watch::default();
        assert_eq!(watch.lost(), Task::Start);
        let mut waits = Vec::new();
        for _ in 0..8 {
            watch.heard();
            assert_eq!(watch.lost(), Task::Wait);
            waits.push(ticks_until_start(&mut watch));
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 30, 30, 30]);
    }

    #[test]
    fn a_worker_that_has_lived_for_a_while_is_replaced_at_once_again() {
        let mut watch = Watch::default();
        watch.lost();
        watch.lost();
        ticks_until_start(&mut watch);
        for _ in 0..SETTLED_TICKS {
            watch.heard();
            watch.tick();
        }
        assert_eq!(watch.lost(), Task::Start);
    }

    #[test]
    fn what_waits_to_be_started_is_started_when_somebody_comes_back() {
        let mut watch = Watch::default();
        assert_eq!(watch.hurry(), Task::Wait, "it lives");
        watch.lost();
        assert_eq!(watch.hurry(), Task::Wait, "it is being started");
        watch.lost();
        assert_eq!(watch.hurry(), Task::Start);
    }

    #[test]
    fn a_worker_that_hangs_while_it_starts_is_gone_after_a_tick() {
        let mut watch = Watch::default();
        assert!(!watch.is_gone());
        watch.tick();
        assert!(watch.is_gone());
        watch.heard();
        watch.tick();
        assert!(!watch.is_gone(), "it has said something, and may be reading");
    }

    #[test]
    fn a_worker_is_gone_until_the_next_one_is_heard() {
        let mut watch = Watch::default();
        watch.lost();
        assert!(watch.is_gone());
        watch.tick();
        assert!(watch.is_gone());
        watch.heard();
        assert!(!watch.is_gone());
    }
}
