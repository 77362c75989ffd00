/// The texts of the profiles that come with the program, and of their schema, as they stand in `Schemas`.
enum ProfileDocument {}
