//! Starts the kiosk, in a module of its own.

#[cfg(target_arch = "wasm32")]
mod fetch_estimator;

fn main() {
    #[cfg(target_arch = "wasm32")]
    downboard::start_kiosk(fetch_estimator::fetch_estimator);
    #[cfg(not(target_arch = "wasm32"))]
    downboard::start_kiosk();
}
