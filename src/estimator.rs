//! Who is affected, kept in step with what a page shows. A page shows everything else without it.

use std::sync::{Arc, Mutex, PoisonError};

use downboard_core::estimate::{Estimates, Model};
use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;

/// Estimates a board at a moment. It keeps what no moment changes from one to the next, and takes over into the model of a new log
/// what did not change.
pub type Estimator = Arc<dyn Fn(&Arc<BoardLog>, Timestamp) -> Arc<Estimates> + Send + Sync>;

/// An estimator that has estimated nothing yet. Whoever mentions this function carries all the code of the estimates.
pub fn estimator() -> Estimator {
    let known: Mutex<Option<(Arc<BoardLog>, Model)>> = Mutex::new(None);
    Arc::new(move |log, at| {
        // A lock is poisoned by a panic, after which the page has stopped anyway.
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let model = match known.take() {
            Some((known, model)) if Arc::ptr_eq(&known, log) => model,
            Some((_, model)) => model.updated(log),
            None => Model::of(log),
        };
        let estimates = Arc::new(model.at(at));
        *known = Some((Arc::clone(log), model));
        estimates
    })
}
