# Alarms of farringtonFlexible and EARS on the series that the example 'alarms series' prints: standard input, a series a line.
# Prints for each kind of series how many alarms a year are raised where nothing changes, and how many days after a rate is
# multiplied the first one comes. farringtonFlexible counts weeks, and is asked at their end; EARS counts days.
suppressPackageStartupMessages(library(surveillance))
PAST <- 1096
DAYS <- PAST + 365

farrington <- function(alpha) function(counts) {
  weeks <- colSums(matrix(counts[1:(7 * (DAYS %/% 7))], nrow = 7))
  range <- (PAST %/% 7 + 1):length(weeks)
  series <- sts(weeks, start = c(2016, 1), frequency = 52)
  control <- list(range = range, b = 2, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26, alpha = alpha,
                  thresholdMethod = "nbPlugin")
  found <- suppressWarnings(suppressMessages(farringtonFlexible(series, control = control)))
  range[which(alarms(found)[, 1] > 0)] * 7 - 1
}
ears <- function(method) function(counts) {
  series <- sts(counts, start = c(2016, 1), frequency = 365)
  range <- (PAST + 1):DAYS
  found <- earsC(series, control = list(range = range, method = method))
  range[which(alarms(found)[, 1] > 0)] - 1
}
methods <- list("farringtonFlexible, 5 % a week" = farrington(0.05),
                "EARS C1" = ears("C1"), "EARS C2" = ears("C2"), "EARS C3" = ears("C3"))

lines <- strsplit(readLines(file("stdin")), "\t")
kind <- sapply(lines, `[`, 1)
times <- as.integer(sapply(lines, `[`, 2))
change <- as.integer(sapply(lines, `[`, 4))
counts <- lapply(lines, function(line) as.integer(strsplit(line[5], " ")[[1]]))

cat(sprintf("%-32s %-24s %12s %10s %10s %10s %10s\n", "", "", "alarms/year", "x2 days", "within 90", "x4 days", "within 90"))
for (method in names(methods)) {
  days <- lapply(counts, function(one) tryCatch(methods[[method]](one), error = function(e) NULL))
  for (one in unique(kind)) {
    here <- kind == one
    quiet <- sapply(days[here & times == 1], length)
    cells <- sprintf("%12.2f", mean(quiet) * 365 / (DAYS - PAST))
    for (factor in c(2, 4)) {
      delay <- mapply(function(raised, from) min(c(raised[raised >= from] - from, Inf)),
                      days[here & times == factor], change[here & times == factor])
      cells <- paste(cells, sprintf("%10.0f %10.2f", median(delay), mean(delay <= 90)))
    }
    cat(sprintf("%-32s %-24s %s\n", method, one, cells))
  }
}
cat(sprintf("R %s.%s, surveillance %s\n", R.version$major, R.version$minor, packageVersion("surveillance")))
