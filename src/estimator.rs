//! Who is affected, kept in step with what a page shows. A page shows everything else without it.

use std::sync::{Arc, Mutex, PoisonError};

use downboard_core::model::ServiceIndex;
use downboard_core::time::Timestamp;
use downboard_core::timeline::BoardLog;
use downboard_estimate::{Estimates, Model, ModelBuilding, Worked};

/// Estimates a board at a moment.
pub trait Estimate {
    /// Computes a little of what no moment changes, so that the first estimate of a log takes hardly longer than any other.
    /// `false` when there is nothing left to compute before it.
    fn prepare(&self, log: &Arc<BoardLog>) -> bool;

    /// Who is affected at a moment.
    fn at(&self, log: &Arc<BoardLog>, at: Timestamp) -> Arc<Estimates>;

    /// The steps of the estimate of a service; none where it has no figure.
    fn worked(&self, log: &Arc<BoardLog>, service: ServiceIndex, at: Timestamp) -> Option<Worked>;
}

/// What estimates, as the parts of a page share it.
pub type Estimator = Arc<dyn Estimate + Send + Sync>;

/// An estimator that has estimated nothing yet. Calling this links the estimates into the module.
pub fn estimator() -> Estimator {
    Arc::new(Known(Mutex::new(State::Nothing)))
}

/// The model of the last log. Into that of the next is taken over what did not change.
struct Known(Mutex<State>);

enum State {
    Nothing,
    Building(Arc<BoardLog>, ModelBuilding),
    Model(Arc<BoardLog>, Model),
}

impl Known {
    fn with<T>(&self, log: &Arc<BoardLog>, ask: impl FnOnce(&Model) -> T) -> T {
        // A lock is poisoned by a panic, after which the page has stopped anyway.
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let model = match std::mem::replace(&mut *state, State::Nothing) {
            State::Model(known, model) if Arc::ptr_eq(&known, log) => model,
            State::Model(_, model) => model.updated(log),
            State::Building(known, building) if Arc::ptr_eq(&known, log) => building.finish(),
            State::Building(..) | State::Nothing => Model::of(log),
        };
        let answer = ask(&model);
        *state = State::Model(Arc::clone(log), model);
        answer
    }
}

impl Estimate for Known {
    fn prepare(&self, log: &Arc<BoardLog>) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *state {
            State::Model(..) => false,
            State::Building(known, building) if Arc::ptr_eq(known, log) => building.step(),
            State::Building(..) | State::Nothing => {
                *state = State::Building(Arc::clone(log), ModelBuilding::new(log));
                true
            }
        }
    }

    fn at(&self, log: &Arc<BoardLog>, at: Timestamp) -> Arc<Estimates> {
        self.with(log, |model| Arc::new(model.at(at)))
    }

    fn worked(&self, log: &Arc<BoardLog>, service: ServiceIndex, at: Timestamp) -> Option<Worked> {
        self.with(log, |model| model.worked(service, at))
    }
}
