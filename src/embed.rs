//! Starts the embed. A module of its own: an article on a bad network must not wait for the code of the dashboard.

#[cfg(target_arch = "wasm32")]
mod fetch_estimator;

fn main() {
    #[cfg(target_arch = "wasm32")]
    downboard::start_embed(fetch_estimator::fetch_estimator);
    #[cfg(not(target_arch = "wasm32"))]
    downboard::start_embed();
}
