//! The field's closed vocabularies. Each word is the same in the CSV column, the URL, the API and the code.

macro_rules! terms {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every term, in display order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word used in data, URLs and the API.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        // By hand, since a derived schema does not see the words that this macro gives to serde.
        #[cfg(feature = "schema")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::Type::String)
                    .enum_values(Some(Self::ALL.iter().map(|term| term.id())))
                    .into()
            }
        }

        #[cfg(feature = "schema")]
        impl utoipa::ToSchema for $name {}

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.id())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownTerm;

            fn from_str(word: &str) -> Result<Self, $crate::UnknownTerm> {
                Self::ALL.iter().copied().find(|term| term.id() == word).ok_or($crate::UnknownTerm)
            }
        }
    };
}
pub(crate) use terms;

/// The word is not in the vocabulary; the caller names the choices, from `ALL`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownTerm;

terms!(
    /// A traded fuel.
    Fuel {
        /// Crude oil and condensate.
        CrudeOil = "crude_oil",
        /// Refined oil products.
        OilProducts = "oil_products",
        /// Liquefied natural gas.
        Lng = "lng",
        /// Natural gas by pipeline.
        PipelineGas = "pipeline_gas",
        /// Coal, thermal and coking together.
        Coal = "coal",
        /// Electricity by cable, at output.
        Electricity = "electricity",
    }
);

impl Fuel {
    /// The row of the energy balance that this fuel feeds. Electricity from abroad has none: it takes the place of fuel.
    pub const fn energy_source(self) -> Option<EnergySource> {
        match self {
            Self::CrudeOil | Self::OilProducts => Some(EnergySource::Oil),
            Self::Lng | Self::PipelineGas => Some(EnergySource::Gas),
            Self::Coal => Some(EnergySource::Coal),
            Self::Electricity => None,
        }
    }

    /// Whether it comes by ship. What does not passes no chokepoint.
    pub const fn is_by_sea(self) -> bool {
        !matches!(self, Self::PipelineGas | Self::Electricity)
    }
}

terms!(
    /// A row of the primary energy balance.
    EnergySource {
        /// Oil, all forms.
        Oil = "oil",
        /// Natural gas, all forms.
        Gas = "gas",
        /// Coal.
        Coal = "coal",
        /// Nuclear power, heat basis.
        Nuclear = "nuclear",
        /// Hydro power, at output.
        Hydro = "hydro",
        /// Solar power, at output.
        Solar = "solar",
        /// Wind power, at output.
        Wind = "wind",
        /// Geothermal, biomass and waste.
        OtherRenewables = "other_renewables",
        /// Liquid biofuels.
        Biofuel = "biofuel",
    }
);

impl EnergySource {
    /// Whether the source is a fossil fuel, whose home production and imports are counted apart.
    pub const fn is_fossil(self) -> bool {
        matches!(self, Self::Oil | Self::Gas | Self::Coal)
    }

    /// Whether home production is counted apart from use. The other sources are used where they are produced.
    pub const fn is_traded(self) -> bool {
        self.is_fossil() || matches!(self, Self::Biofuel)
    }
}

terms!(
    /// Where a supplier lies, for region shares.
    Region {
        /// The Gulf states, Iraq, Iran, Oman, Yemen and their neighbours.
        MiddleEast = "middle_east",
        /// Russia, all coasts.
        Russia = "russia",
        /// Asia, Australia and Oceania.
        AsiaPacific = "asia_pacific",
        /// Africa.
        Africa = "africa",
        /// North, Central and South America.
        Americas = "americas",
        /// Europe without Russia.
        Europe = "europe",
        /// A supplier or group that the source does not place.
        Unknown = "unknown",
    }
);

terms!(
    /// How good a figure is.
    Quality {
        /// A statistic of a government, customs office or international agency.
        Official = "official",
        /// Computed from official figures; the formula is in the note.
        Derived = "derived",
        /// A digest or compilation of a better source.
        Secondary = "secondary",
        /// Reputable reporting or a named analyst.
        Press = "press",
        /// A reasoned estimate.
        Estimate = "estimate",
        /// Our own assumption, open to change.
        Assumption = "assumption",
    }
);
