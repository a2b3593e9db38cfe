//! Starts the embed. A module of its own: an article on a bad network must not wait for the code of the dashboard.

#[cfg(target_arch = "wasm32")]
mod fetch_estimator;
#[cfg(target_arch = "wasm32")]
mod fetch_follower;

fn main() {
    #[cfg(target_arch = "wasm32")]
    downboard::start_embed(downboard::BoardParts {
        estimator: fetch_estimator::fetch_estimator,
        follower: fetch_follower::fetch_follower,
    });
    #[cfg(not(target_arch = "wasm32"))]
    downboard::start_embed();
}
