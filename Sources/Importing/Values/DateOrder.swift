/// In which order a date's numbers stand. It is stated, or follows from the dates themselves, and is never assumed.
public enum DateOrder: String, Sendable, CaseIterable {
  /// Year, month, day.
  case yearFirst = "ymd"
  /// Day, month, year.
  case dayFirst = "dmy"
  /// Month, day, year.
  case monthFirst = "mdy"

  /// The date that three numbers give in this order, or nil where there is none.
  func date(_ numbers: (Int, Int, Int)) -> CalendarDate? {
    switch self {
    case .yearFirst: CalendarDate(year: numbers.0, month: numbers.1, day: numbers.2)
    case .dayFirst: CalendarDate(year: numbers.2, month: numbers.1, day: numbers.0)
    case .monthFirst: CalendarDate(year: numbers.2, month: numbers.0, day: numbers.1)
    }
  }
}
