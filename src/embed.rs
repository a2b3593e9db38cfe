//! Starts the embed. A module of its own: an article on a bad network must not wait for the code of the dashboard.

#[cfg(target_arch = "wasm32")]
mod board_parts;

fn main() {
    #[cfg(target_arch = "wasm32")]
    downboard::start_embed(board_parts::BOARD_PARTS);
    #[cfg(not(target_arch = "wasm32"))]
    downboard::start_embed();
}
