//! Starts the kiosk, in a module of its own.

#[cfg(target_arch = "wasm32")]
mod board_parts;

fn main() {
    #[cfg(target_arch = "wasm32")]
    downboard::start_kiosk(board_parts::BOARD_PARTS);
    #[cfg(not(target_arch = "wasm32"))]
    downboard::start_kiosk();
}
