//! Starts the kiosk, in a module of its own.

#[cfg(target_arch = "wasm32")]
mod split;

#[cfg(target_arch = "wasm32")]
mod parts {
    use downboard::estimator::{Estimator, estimator};
    use downboard::{BoardParts, Follower, follower};

    use crate::split::split;

    split!(estimate: Estimator = estimator());
    split!(live: Follower = follower());

    pub(crate) const PARTS: BoardParts = BoardParts { estimator: estimate, follower: live };
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    downboard::start_kiosk(parts::PARTS);
    #[cfg(not(target_arch = "wasm32"))]
    downboard::start_kiosk();
}
