"""The binomial distribution with mpmath, at 40 digits: slow, plain, and right."""

import mpmath

DIGITS = 40


def log_pmf(k, n, p):
    p = mpmath.mpf(p)
    choose = mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1) - mpmath.loggamma(n - k + 1)
    return choose + (k * mpmath.log(p) if k else 0) + ((n - k) * mpmath.log1p(-p) if n > k else 0)


def log_tail(k, n, p):
    """P(k or more), summed term by term for k on or above the mean, where terms fall."""
    odds = mpmath.mpf(p) / (1 - mpmath.mpf(p))
    term, total, i = mpmath.mpf(1), mpmath.mpf(0), k
    while i <= n and term > total * mpmath.mpf("1e-22"):
        total += term
        term *= odds * (n - i) / (i + 1)
        i += 1
    return log_pmf(k, n, p) + mpmath.log(total)


def log_below(k, n, p):
    """P(k or fewer), summed term by term for k on or below the mean."""
    odds = (1 - mpmath.mpf(p)) / mpmath.mpf(p)
    term, total, i = mpmath.mpf(1), mpmath.mpf(0), k
    while i >= 0 and term > total * mpmath.mpf("1e-22"):
        total += term
        term *= odds * i / (n - i + 1)
        i -= 1
    return log_pmf(k, n, p) + mpmath.log(total)


def relative(value, expected):
    return abs(float((mpmath.mpf(value) - expected) / expected)) if expected else abs(value)
