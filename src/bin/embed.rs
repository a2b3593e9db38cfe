//! Starts the embed. A module of its own: an article on a bad network must not wait for the code of the dashboard.

#[cfg(target_arch = "wasm32")]
mod split;

#[cfg(target_arch = "wasm32")]
mod parts {
    use downboard::estimator::{Estimator, estimator};
    use downboard::{BoardParts, CardParts, Follower, Layouts, follower};

    use crate::split::split;

    split!(estimate: Estimator = estimator());
    split!(live: Follower = follower());
    split!(layouts: Layouts = downboard::layouts());

    pub(crate) const PARTS: CardParts =
        CardParts { board: BoardParts { estimator: estimate, follower: live }, layouts };
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    downboard::start_embed(parts::PARTS);
    #[cfg(not(target_arch = "wasm32"))]
    downboard::start_embed();
}
