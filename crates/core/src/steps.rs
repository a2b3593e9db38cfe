//! How much work was done: counted by the feature `steps`, for tests that bound it whatever the machine does
//! meanwhile.

#[cfg(feature = "steps")]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// One more record was looked at, wherever records are looked at in a loop.
#[inline]
pub fn step() {
    #[cfg(feature = "steps")]
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// How many steps something takes.
#[cfg(feature = "steps")]
pub fn count<T>(work: impl FnOnce() -> T) -> u64 {
    let before = STEPS.with(std::cell::Cell::get);
    std::hint::black_box(work());
    STEPS.with(std::cell::Cell::get) - before
}
