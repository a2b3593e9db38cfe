//! What only a picture of the timelines says.

use downboard_core::model::Lang;

/// What a picture shows, in one sentence for those who do not see it: of how many services, from when to when, and how many of
/// them are in trouble at the moment.
pub fn pictured(lang: Lang, services: usize, from: &str, to: &str, moment: &str, in_trouble: usize) -> String {
    match (lang, in_trouble) {
        (Lang::Ko, 0) => {
            format!("서비스 {services}개의 {from}~{to} 경과를 보여 주며, {moment} 장애가 확인된 서비스는 없습니다.")
        }
        (Lang::Ko, _) => format!(
            "서비스 {services}개의 {from}~{to} 경과를 보여 주며, {moment} 장애가 확인된 서비스는 {in_trouble}개입니다."
        ),
        (Lang::En, _) => {
            let services = if services == 1 {
                "Timeline of 1 service".to_owned()
            } else {
                format!("Timelines of {services} services")
            };
            let in_trouble = match in_trouble {
                0 => "none is known to be in trouble".to_owned(),
                1 => "1 is known to be in trouble".to_owned(),
                _ => format!("{in_trouble} are known to be in trouble"),
            };
            format!("{services} from {from} to {to}; {moment}, {in_trouble}.")
        }
    }
}

/// How many more services there are than are drawn: 외 서비스 15개.
pub fn not_drawn(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Ko, _) => format!("외 서비스 {count}개"),
        (Lang::En, 1) => "and 1 more service".to_owned(),
        (Lang::En, _) => format!("and {count} more services"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_what_it_shows() {
        for (services, in_trouble, ko, en) in [
            (
                25,
                19,
                "서비스 25개의 A~B 경과를 보여 주며, C 장애가 확인된 서비스는 19개입니다.",
                "Timelines of 25 services from A to B; C, 19 are known to be in trouble.",
            ),
            (
                1,
                0,
                "서비스 1개의 A~B 경과를 보여 주며, C 장애가 확인된 서비스는 없습니다.",
                "Timeline of 1 service from A to B; C, none is known to be in trouble.",
            ),
            (
                2,
                1,
                "서비스 2개의 A~B 경과를 보여 주며, C 장애가 확인된 서비스는 1개입니다.",
                "Timelines of 2 services from A to B; C, 1 is known to be in trouble.",
            ),
        ] {
            assert_eq!(pictured(Lang::Ko, services, "A", "B", "C", in_trouble), ko);
            assert_eq!(pictured(Lang::En, services, "A", "B", "C", in_trouble), en);
        }
    }

    #[test]
    fn how_many_more_there_are_is_said() {
        for (count, ko, en) in
            [(1, "외 서비스 1개", "and 1 more service"), (15, "외 서비스 15개", "and 15 more services")]
        {
            assert_eq!([not_drawn(Lang::Ko, count), not_drawn(Lang::En, count)], [ko, en]);
        }
    }
}
