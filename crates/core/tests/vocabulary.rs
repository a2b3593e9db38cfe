//! The words of closed lists.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

use downboard_core::model::{Category, FeedFormat, Status};

#[test]
fn a_word_is_read_as_the_value_that_is_written_as_it() {
    assert_eq!(Status::WORDS.len(), Status::ALL.len());
    for status in Status::ALL {
        assert_eq!(Status::parse(status.word()), Some(status));
        assert_eq!(serde_json::to_value(status).expect("JSON"), status.word());
    }
    assert_eq!(Category::parse("taxi"), Some(Category::Taxi));
    assert_eq!(FeedFormat::parse("firehydrant"), Some(FeedFormat::FireHydrant));
    assert_eq!((Status::parse("Operational"), Status::parse("")), (None, None));
}
