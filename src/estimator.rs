//! Who is affected, kept in step with what a page shows. A page shows everything else without it.

use std::sync::{Arc, Mutex, PoisonError};

use downboard_core::estimate::{Estimates, Model, Worked};
use downboard_core::timeline::BoardLog;
use downboard_core::view::View;

/// Estimates a view. It keeps what no moment changes from one view to the next, and takes over into the model of a new log
/// what did not change.
pub type Estimator = Arc<dyn Fn(&View) -> Arc<Estimates> + Send + Sync>;

/// The steps of the estimate of a service, by its place on the board, at a view; none where it has no figure.
pub type Examples = Arc<dyn Fn(&View, usize) -> Option<Worked> + Send + Sync>;

/// The model of the last log that somebody asked about.
#[derive(Default)]
struct Known(Mutex<Option<(Arc<BoardLog>, Model)>>);

impl Known {
    /// Asks the model of a view.
    fn ask<T>(&self, view: &View, question: impl FnOnce(&Model) -> T) -> T {
        // A lock is poisoned by a panic, after which the page has stopped anyway.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let model = match known.take() {
            Some((log, model)) if Arc::ptr_eq(&log, &view.log) => model,
            Some((_, model)) => model.updated(&view.log),
            None => Model::of(&view.log),
        };
        let answer = question(&model);
        *known = Some((Arc::clone(&view.log), model));
        answer
    }
}

/// An estimator that has estimated nothing yet. Whoever mentions this function carries all the code of the estimates.
pub fn estimator() -> Estimator {
    let known = Known::default();
    Arc::new(move |view| known.ask(view, |model| Arc::new(model.at(view.at))))
}

/// What follows an estimate step by step. Only the methods page mentions this function.
pub fn examples() -> Examples {
    let known = Known::default();
    Arc::new(move |view, index| known.ask(view, |model| model.worked(index, view.at)))
}
