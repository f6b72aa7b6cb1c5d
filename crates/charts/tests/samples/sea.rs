//! A map of Japan's energy routes over an invented, coarse coast, at rest and with Hormuz closed.

use charts::{MapGate, MapPort, MapRoute, MapRouteState, MapSpec};

/// Rings of longitude and latitude, whole degrees, with their names.
const LAND: [(&str, &str); 13] = [
    (
        "Eurasia, from Gibraltar by the north and back along the south",
        "-9 37, -2 47, 9 57, 28 70, 72 70, 104 76, 142 72, 180 69, 180 65, 163 58, 156 52, 142 58, \
         140 48, 130 43, 128 35, 122 39, 121 29, 108 20, 106 10, 101 13, 103 2, 98 10, 91 22, 80 14, \
         77 8, 72 20, 62 25, 56 27, 49 30, 51 24, 56 26, 59 22, 52 16, 44 13, 35 28, 35 36, 27 37, 22 \
         38, 13 45, 3 42",
    ),
    (
        "Its end beyond the antimeridian",
        "-180 69, -170 66, -174 64, -180 65",
    ),
    (
        "Africa",
        "-6 35, 11 37, 32 31, 37 20, 43 11, 51 12, 40 -4, 40 -16, 33 -27, 19 -34, 12 -17, 9 3, -8 5, \
         -17 15",
    ),
    (
        "Honshu and Kyushu",
        "130 32, 131 35, 136 36, 140 41, 142 39, 140 36, 135 33",
    ),
    ("Hokkaido", "140 42, 142 45, 145 43"),
    ("Sakhalin", "142 46, 142 54, 144 50, 143 47"),
    (
        "Sumatra and Java",
        "95 6, 104 -2, 106 -6, 114 -7, 114 -9, 105 -7, 100 -3",
    ),
    ("Borneo", "109 2, 117 7, 118 1, 116 -4, 110 -3"),
    ("Philippines", "120 18, 122 18, 126 7, 122 7, 122 13"),
    ("New Guinea", "131 -1, 141 -3, 150 -10, 138 -8"),
    (
        "Australia",
        "114 -22, 122 -18, 130 -12, 136 -12, 140 -17, 142 -11, 146 -19, 153 -27, 150 -37, 140 -37, \
         131 -32, 116 -35",
    ),
    (
        "North America",
        "-166 60, -165 68, -125 70, -95 68, -80 52, -60 55, -70 43, -81 31, -83 29, -95 29, -97 20, \
         -88 21, -83 10, -78 9, -95 16, -110 24, -124 40, -132 56, -150 60",
    ),
    (
        "South America",
        "-78 9, -62 11, -35 -7, -48 -27, -65 -45, -75 -50, -71 -20, -81 -5",
    ),
];

const HORMUZ: [f64; 2] = [56.5, 26.5];
const TOKYO: [f64; 2] = [140.0, 35.4];

/// From the Gulf of Mexico across the antimeridian; longitudes go on beyond 180.
const BY_PANAMA: &[[f64; 2]] = &[
    [266.1, 29.7],
    [274.5, 21.5],
    [280.1, 9.3],
    [280.4, 7.2],
    [265.0, 12.5],
    [240.0, 29.0],
    [210.0, 41.0],
    [180.0, 44.0],
    [160.0, 41.5],
    TOKYO,
];
const BY_LA_PEROUSE: &[[f64; 2]] = &[
    [142.9, 46.6],
    [141.5, 45.7],
    [139.5, 42.5],
    [140.5, 41.4],
    [142.5, 40.5],
    [141.5, 35.5],
    TOKYO,
];

fn route(label: &str, petajoules: f64, state: MapRouteState, points: &[[f64; 2]]) -> MapRoute {
    MapRoute {
        points: points.to_vec(),
        petajoules,
        state,
        label: label.into(),
    }
}

fn routes(disturbed: bool) -> Vec<MapRoute> {
    use MapRouteState::{Alternative, CutOff, Detour, Usual};
    let gulf = [[50.2, 26.6], [54.5, 26.2], HORMUZ];
    let arabian_sea = [HORMUZ, [60.0, 23.5], [76.9, 7.0], [80.5, 5.5]];
    let malacca = [
        [95.2, 6.0],
        [100.5, 2.8],
        [103.6, 1.1],
        [105.5, 3.1],
        [113.0, 13.0],
        [121.5, 20.0],
    ];
    let lombok = [
        [102.0, -7.0],
        [115.8, -9.5],
        [115.8, -8.0],
        [119.7, 1.0],
        [126.3, 6.1],
        [134.0, 25.0],
    ];
    let from_gulf = |way: &[[f64; 2]]| [&gulf[..], &arabian_sea, way, &[TOKYO]].concat();
    let saudi = "Saudi Arabia, crude oil from Ras Tanura";
    let sakhalin = "Russia, LNG from Prigorodnoye";
    let mut routes = vec![
        route(
            "Australia, LNG from Dampier",
            1150.0,
            Usual,
            &[
                [116.7, -20.6],
                [115.2, -10.0],
                [115.8, -8.4],
                [119.7, 1.0],
                [126.3, 6.1],
                [134.0, 25.0],
                TOKYO,
            ],
        ),
        route(
            "Australia, coal from Newcastle",
            1900.0,
            Usual,
            &[
                [151.8, -32.9],
                [154.5, -25.0],
                [152.8, -5.0],
                [147.0, 12.0],
                TOKYO,
            ],
        ),
        route(
            "United States, LNG from Sabine Pass",
            310.0,
            Usual,
            BY_PANAMA,
        ),
        route(
            "Oman, LNG from Qalhat",
            160.0,
            if disturbed { Detour } else { Usual },
            &[
                &[[59.4, 22.7], [62.0, 20.5]][..],
                &arabian_sea[2..],
                if disturbed { &lombok } else { &malacca },
                &[TOKYO],
            ]
            .concat(),
        ),
        route(
            sakhalin,
            if disturbed { 520.0 } else { 280.0 },
            if disturbed { Alternative } else { Usual },
            BY_LA_PEROUSE,
        ),
    ];
    if disturbed {
        routes.push(route(saudi, 1250.0, CutOff, &gulf));
        routes.push(route(
            "Qatar, LNG from Ras Laffan",
            140.0,
            CutOff,
            &[[51.6, 25.9], [54.0, 26.0], HORMUZ],
        ));
        routes.push(route(saudi, 690.0, Detour, &from_gulf(&lombok)));
    } else {
        routes.push(route(saudi, 1940.0, Usual, &from_gulf(&malacca)));
    }
    routes
}

fn ring_of(places: &str) -> Vec<[i16; 2]> {
    let hundredths = |degrees: &str| degrees.parse::<i16>().expect("a whole number") * 100;
    let place = |place: &str| {
        let (lon, lat) = place.trim().split_once(' ').expect("two numbers");
        [hundredths(lon), hundredths(lat)]
    };
    places.split(',').map(place).collect()
}

/// The map.
pub fn map(disturbed: bool) -> MapSpec {
    let gate = |name: &str, lon, lat, share, closed| MapGate {
        lon,
        lat,
        name: name.into(),
        closed_share: if disturbed { closed } else { 0.0 },
        share: Some(share),
    };
    let port = |name: &str, [lon, lat]: [f64; 2], is_destination| MapPort {
        lon,
        lat,
        name: name.into(),
        is_destination,
    };
    MapSpec {
        land: LAND.map(|(_, ring)| ring_of(ring)).into(),
        routes: routes(disturbed),
        gates: vec![
            gate("Strait of Hormuz", HORMUZ[0], HORMUZ[1], 0.298, 1.0),
            gate("Strait of Malacca", 100.5, 2.8, 0.36, 0.5),
            gate("South China Sea", 113.0, 13.0, 0.38, 0.0),
            gate("Luzon Strait", 121.5, 20.0, 0.36, 0.0),
            gate(
                "Lombok Strait",
                115.8,
                -8.4,
                if disturbed { 0.28 } else { 0.18 },
                0.0,
            ),
            gate(
                "Makassar Strait",
                119.7,
                1.0,
                if disturbed { 0.28 } else { 0.18 },
                0.0,
            ),
            gate("La Perouse Strait", 141.5, 45.7, 0.04, 0.0),
            gate("Tsugaru Strait", 140.5, 41.4, 0.04, 0.0),
            gate("Panama Canal", -79.9, 9.3, 0.05, 0.0),
        ],
        ports: vec![
            port("Ras Tanura", [50.2, 26.6], false),
            port("Ras Laffan", [51.6, 25.9], false),
            port("Qalhat", [59.4, 22.7], false),
            port("Dampier", [116.7, -20.6], false),
            port("Newcastle", [151.8, -32.9], false),
            port("Sabine Pass", [-93.9, 29.7], false),
            port("Prigorodnoye", [142.9, 46.6], false),
            port("Tokyo Bay", TOKYO, true),
        ],
        ..MapSpec::default()
    }
}
