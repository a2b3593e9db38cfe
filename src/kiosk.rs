//! Starts the kiosk, in a module of its own.

#[cfg(target_arch = "wasm32")]
mod fetch_estimator;
#[cfg(target_arch = "wasm32")]
mod fetch_follower;

fn main() {
    #[cfg(target_arch = "wasm32")]
    downboard::start_kiosk(downboard::BoardParts {
        estimator: fetch_estimator::fetch_estimator,
        follower: fetch_follower::fetch_follower,
    });
    #[cfg(not(target_arch = "wasm32"))]
    downboard::start_kiosk();
}
