//! Settings of the command line: taken, or refused with what there is.

#![expect(clippy::float_cmp, reason = "a value that is set is kept to the bit")]

use model::{Displacement, Scenario, sample};
use wire::{SettingError, set};

fn after(setting: &str) -> Result<Scenario, SettingError> {
    let mut scenario = Scenario::default();
    set(&mut scenario, &sample::baseline(), setting).map(|()| scenario)
}

#[test]
fn a_setting_moves_its_lever_and_one_at_rest_moves_nothing() {
    assert_eq!(after("hormuz=100").unwrap().levers["hormuz"], 100.0);
    assert_eq!(after(" hormuz = 40.5 ").unwrap().levers["hormuz"], 40.5);
    assert!(after("hormuz=0").unwrap().is_baseline());
    assert!(after("fleet_slack=10").unwrap().is_baseline());
    let rule = after("displace=middle_east").unwrap();
    assert_eq!(rule.displacement, Displacement::MiddleEast);
}

#[test]
fn an_unknown_lever_is_told_the_levers_that_there_are() {
    let message = after("hormus=1").unwrap_err().to_string();
    assert!(
        message.contains("hormuz, malacca") && message.contains("displace"),
        "{message}"
    );
}

#[test]
fn a_value_out_of_range_is_told_the_range() {
    let message = after("hormuz=120").unwrap_err().to_string();
    assert!(message.contains("from 0 to 100"), "{message}");
    for value in ["nan", "inf", "much", ""] {
        let error = after(&format!("hormuz={value}")).unwrap_err();
        assert!(matches!(error, SettingError::NotANumber { .. }), "{error}");
    }
}

#[test]
fn what_is_no_setting_or_no_word_of_a_rule_is_refused() {
    assert!(matches!(
        after("hormuz"),
        Err(SettingError::NotASetting { .. })
    ));
    let message = after("displace=all").unwrap_err().to_string();
    assert!(
        message.contains("pro_rata, middle_east, exposed"),
        "{message}"
    );
    let message = after("replace=all").unwrap_err().to_string();
    assert!(
        message.contains("gas_first, oil_first, coal_first"),
        "{message}"
    );
}

#[test]
fn a_lever_whose_figures_are_missing_is_refused_and_a_stock_without_figure_is_not() {
    let mut baseline = sample::baseline();
    baseline.stocks[0].days = None;
    for row in &mut baseline.balance {
        row.electricity = None;
    }
    let mut scenario = Scenario::default();
    let refused = set(&mut scenario, &baseline, "nuclear=10");
    assert!(matches!(refused, Err(SettingError::NotUsable { .. })));
    set(&mut scenario, &baseline, "oil_stock_days=90").unwrap();
    assert_eq!(scenario.levers["oil_stock_days"], 90.0);
}
