//! Single addresses, and what is said of them.

use model::{Scenario, sample};
use wire::{Notice, View};

use crate::support::{defaults, query, read};

#[test]
fn the_default_view_has_an_empty_query() {
    assert_eq!(
        View::new(&defaults()).query(&defaults(), Some(&sample::baseline())),
        ""
    );
}

#[test]
fn the_order_of_keys_does_not_matter_but_the_written_order_is_the_catalogues() {
    let baseline = sample::baseline();
    let read = |query| View::parse(query, &defaults(), Some(&baseline)).0;
    let view = read("demand=-10&displace=exposed&hormuz=60&year=2015");
    assert_eq!(
        view,
        read("year=2015&hormuz=60&demand=-10&displace=exposed")
    );
    assert_eq!(
        view.query(&defaults(), Some(&baseline)),
        "year=2015&hormuz=60&demand=-10&displace=exposed"
    );
}

#[test]
fn what_cannot_be_taken_is_named() {
    let baseline = sample::baseline();
    let (view, notices) = View::parse(
        "importer=Japan&year=soon&hormuz=NaN&demand=-90&displace=me&x=1",
        &defaults(),
        Some(&baseline),
    );
    assert_eq!(view.scenario.levers.get("demand"), Some(&-30.0));
    assert_eq!(view.scenario.levers.len(), 1);
    let texts = notices.iter().map(Notice::to_string).collect::<Vec<_>>();
    assert_eq!(texts.len(), 5, "{texts:?}");
    assert!(texts.contains(&"demand = -90 is out of range; -30 is used".to_owned()));
}

#[test]
fn an_importer_without_a_year_opens_at_its_own_default_year() {
    let (view, _) = View::parse("importer=kor", &defaults(), None);
    assert_eq!((view.importer.as_str(), view.year), ("KOR", 2023));
    assert_eq!(view.query(&defaults(), None), "importer=KOR");
}

#[test]
fn the_language_is_a_tag() {
    assert_eq!(read("lang=JA").0.language, "ja");
    assert_eq!(query(&read("lang=JA").0), "lang=ja");
    assert_eq!(query(&read("lang=en").0), "");
    for given in ["", "日本語", "en_GB", "zh-hant-01234"] {
        let (view, notices) = read(&format!("lang={given}"));
        assert_eq!(
            (view.language.as_str(), notices.len()),
            ("en", 1),
            "{given}"
        );
    }
}

#[test]
fn pins_keep_their_order_and_the_first_of_its_like() {
    let closed = |percent| {
        let mut scenario = Scenario::default();
        scenario.set("hormuz", percent);
        scenario
    };
    let mut view = View::new(&defaults());
    view.pins = [100.0, 0.0, 50.0, 100.0, 51.0, 5.0, 10.0]
        .map(closed)
        .into();
    let link = query(&view);
    let kept = [
        closed(100.0),
        Scenario::default(),
        closed(50.0),
        closed(5.0),
    ];
    assert_eq!(read(&link).0.pins, kept);
    let fifth = View {
        pins: vec![closed(10.0)],
        ..View::new(&defaults())
    };
    let fifth = query(&fifth).replace("pins=", ".");
    let (view, notices) = read(&(link + &fifth));
    assert_eq!((view.pins.as_slice(), notices.len()), (&kept[..], 1));
}

#[test]
fn levers_named_beside_a_packed_scenario_go_over_it() {
    let mut view = View::new(&defaults());
    view.scenario.set("hormuz", 100.0);
    view.scenario.set("malacca", 50.0);
    view.pins = vec![view.scenario.clone()];
    let packed = query(&view).split_once("pins=").unwrap().1.to_owned();
    for link in [
        format!("packed={packed}&hormuz=5&displace=exposed"),
        format!("displace=exposed&hormuz=5&packed={packed}"),
    ] {
        assert_eq!(
            query(&read(&link).0),
            "hormuz=5&malacca=50&displace=exposed"
        );
    }
}

#[test]
fn without_a_baseline_there_are_no_levers_and_no_pins() {
    let (view, notices) = View::parse("packed=x&pins=y&lang=ja&hormuz=5", &defaults(), None);
    assert_eq!((view.pins.len(), notices.len()), (0, 0));
    assert_eq!(view.query(&defaults(), None), "lang=ja");
}
