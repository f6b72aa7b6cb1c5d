//! The API described for programs: `OpenAPI` 3.1, made from the answers' own types and from the catalogue of levers.

mod endpoints;

use std::sync::LazyLock;

use tables::Tables;
use utoipa::ToSchema;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::path::{OperationBuilder, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ComponentsBuilder, ObjectBuilder, Type};
use utoipa::openapi::{
    ContactBuilder, Content, HttpMethod, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder,
    PathItem, PathsBuilder, Ref, RefOr, Required, Response, ResponseBuilder, Schema,
};
use wire::Problem;

use self::endpoints::{Answered, CHOICES, ENDPOINTS, Endpoint, RULES};
use crate::kept::Kept;
use crate::problem::ApiProblem;

/// Every path that is described, and that of the description.
pub(crate) fn paths() -> impl Iterator<Item = &'static str> {
    let described = ENDPOINTS.iter().map(|endpoint| endpoint.path);
    std::iter::once("/api/v1/openapi.json").chain(described)
}

/// The document as it is answered.
pub(crate) fn document() -> Result<&'static Kept, ApiProblem> {
    static DOCUMENT: LazyLock<Result<Kept, String>> = LazyLock::new(|| {
        let levers = Tables::embedded()
            .map_err(|faults| faults.to_string())?
            .levers;
        let levers = levers
            .iter()
            .map(|row| lever(&row.lever, row.minimum, row.maximum));
        Kept::json(&described(&levers.collect::<Vec<_>>())).map_err(|error| error.to_string())
    });
    DOCUMENT
        .as_ref()
        .map_err(|why| ApiProblem::internal(&std::io::Error::other(why.clone())))
}

/// The whole description. `levers` are the parameters of a state.
fn described(levers: &[Parameter]) -> OpenApi {
    let mut paths = PathsBuilder::new();
    let mut schemas = Vec::new();
    collect::<Problem>(&mut schemas);
    for endpoint in ENDPOINTS {
        for answered in endpoint.answers {
            if let Answered::Json(_, collect) = answered {
                collect(&mut schemas);
            }
        }
        let item = PathItem::new(HttpMethod::Get, operation(endpoint, levers));
        paths = paths.path(endpoint.path, item);
    }
    schemas.sort_by(|(one, _), (other, _)| one.cmp(other));
    schemas.dedup_by(|(one, _), (other, _)| one == other);
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Chokepoint")
                .version(env!("CARGO_PKG_VERSION"))
                .description(Some(
                    "Energy imports of countries, the sea routes they hang on, and what a scenario changes. Shares are 0 to 1, \
                     energy is PJ a year, and a figure that the data lack is null or absent, never 0. Every answer has a strong \
                     entity tag of its content; errors are problem details (RFC 9457) with a code and, where there are any, the \
                     choices. Everything may be read from any site.",
                ))
                .contact(Some(ContactBuilder::new().name(Some("Chokepoint contributors")).build()))
                .license(Some(
                    LicenseBuilder::new()
                        .name("MIT OR Apache-2.0 (program); terms of the data: /data/LICENSE.md")
                        .build(),
                ))
                .build(),
        )
        .paths(paths.build())
        .components(Some(ComponentsBuilder::new().schemas_from_iter(schemas).build()))
        .build()
}

/// A type's schema and those that it refers to.
fn collect<T: ToSchema>(schemas: &mut Vec<(String, RefOr<Schema>)>) {
    schemas.push((T::name().into_owned(), T::schema()));
    T::schemas(schemas);
}

fn operation(endpoint: &Endpoint, levers: &[Parameter]) -> OperationBuilder {
    let mut operation = OperationBuilder::new()
        .operation_id(Some(endpoint.id))
        .tag(endpoint.tag)
        .summary(Some(endpoint.summary));
    for (name, description) in path_parameters(endpoint.path) {
        operation = operation.parameter(
            ParameterBuilder::new()
                .name(name)
                .parameter_in(ParameterIn::Path)
                .required(Required::True)
                .description(Some(description))
                .schema(Some(text())),
        );
    }
    let choices = CHOICES.iter().filter(|_| endpoint.is_of_chart);
    let rules = RULES.iter().filter(|_| endpoint.is_of_state);
    for (name, description) in endpoint.query.iter().chain(choices).chain(rules) {
        operation = operation.parameter(
            ParameterBuilder::new()
                .name(*name)
                .parameter_in(ParameterIn::Query)
                .description(Some(*description))
                .schema(Some(text())),
        );
    }
    if endpoint.is_of_state {
        for lever in levers {
            operation = operation.parameter(lever.clone());
        }
    }
    let mut found = ResponseBuilder::new().description("The answer.");
    for answered in endpoint.answers {
        let (media, content) = content(answered);
        found = found.content(media, content);
    }
    operation
        .response("200", found)
        .response("304", Response::new("The reader has these bytes already."))
        .response("default", problem())
}

fn content(answered: &Answered) -> (&'static str, Content) {
    match answered {
        Answered::Json(name, _) => {
            let schema = Ref::from_schema_name(*name);
            (
                "application/json",
                ContentBuilder::new().schema(Some(schema)).build(),
            )
        }
        Answered::Other(media) => (media, ContentBuilder::new().schema(Some(text())).build()),
    }
}

fn problem() -> Response {
    let schema = Ref::from_schema_name(Problem::name());
    let content = ContentBuilder::new().schema(Some(schema)).build();
    ResponseBuilder::new()
        .description("What went wrong, and what to do.")
        .content("application/problem+json", content)
        .build()
}

/// The parts in braces of a path, with what each is.
fn path_parameters(path: &str) -> impl Iterator<Item = (&str, &'static str)> {
    let parts = path.split('{').skip(1);
    let names = parts.filter_map(|part| part.split_once('}').map(|(name, _)| name));
    names.map(|name| (name, endpoints::part(name)))
}

fn lever(name: &str, minimum: f64, maximum: f64) -> Parameter {
    let schema = ObjectBuilder::new()
        .schema_type(Type::Number)
        .minimum(Some(minimum))
        .maximum(Some(maximum));
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .description(Some("Lever; its unit and meaning are in /data/levers.csv."))
        .schema(Some(schema))
        .build()
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}
