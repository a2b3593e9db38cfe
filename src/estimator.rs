//! Who is affected, kept in step with what a page shows. A page shows everything else without it.

use std::sync::{Arc, Mutex, PoisonError};

use downboard_core::estimate::{Estimates, Model, Worked};
use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;

/// Estimates a board at a moment.
pub trait Estimate {
    /// Computes what no moment changes, so that the first estimate of a log takes no longer than any other.
    fn prepare(&self, log: &Arc<BoardLog>);

    /// Who is affected at a moment.
    fn at(&self, log: &Arc<BoardLog>, at: Timestamp) -> Arc<Estimates>;

    /// The steps of the estimate of a service, by its place on the board; none where it has no figure.
    fn worked(&self, log: &Arc<BoardLog>, service: usize, at: Timestamp) -> Option<Worked>;
}

/// What estimates, as the parts of a page share it.
pub type Estimator = Arc<dyn Estimate + Send + Sync>;

/// An estimator that has estimated nothing yet. Whoever mentions this function carries all the code of the estimates.
pub fn estimator() -> Estimator {
    Arc::new(Known::default())
}

/// The model of the last log. Into that of the next is taken over what did not change.
#[derive(Default)]
struct Known(Mutex<Option<(Arc<BoardLog>, Model)>>);

impl Known {
    fn with<T>(&self, log: &Arc<BoardLog>, ask: impl FnOnce(&Model) -> T) -> T {
        // A lock is poisoned by a panic, after which the page has stopped anyway.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let model = match known.take() {
            Some((known, model)) if Arc::ptr_eq(&known, log) => model,
            Some((_, model)) => model.updated(log),
            None => Model::of(log),
        };
        let answer = ask(&model);
        *known = Some((Arc::clone(log), model));
        answer
    }
}

impl Estimate for Known {
    fn prepare(&self, log: &Arc<BoardLog>) {
        self.with(log, |_| ());
    }

    fn at(&self, log: &Arc<BoardLog>, at: Timestamp) -> Arc<Estimates> {
        self.with(log, |model| Arc::new(model.at(at)))
    }

    fn worked(&self, log: &Arc<BoardLog>, service: usize, at: Timestamp) -> Option<Worked> {
        self.with(log, |model| model.worked(service, at))
    }
}
