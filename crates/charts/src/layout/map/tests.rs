//! What the map shows and says.
