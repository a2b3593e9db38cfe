//! Keeps the relocations of the modules of pages, by which wasm-split-cli tells what only their further modules need.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        for page in ["dashboard", "embed", "kiosk"] {
            println!("cargo::rustc-link-arg-bin=downboard-{page}=--emit-relocs");
        }
    }
}
