//! Small symmetric systems of equations, as weighted regressions and Newton steps need them.

/// A symmetric positive definite matrix, split into its Cholesky factor.
#[derive(Debug, Clone)]
pub(crate) struct Cholesky {
    size: usize,
    /// Lower triangle, row after row, whole rows.
    factor: Vec<f64>,
}

impl Cholesky {
    /// Splits `matrix` (row after row); none where it is not positive definite.
    pub(crate) fn of(matrix: &[f64], size: usize) -> Option<Self> {
        let mut factor = vec![0.0; size * size];
        for row in 0..size {
            for column in 0..=row {
                let done: f64 = (0..column).map(|k| factor[row * size + k] * factor[column * size + k]).sum();
                let left = matrix[row * size + column] - done;
                factor[row * size + column] = if row == column {
                    if left.is_nan() || left <= 1e-12 * matrix[row * size + row].abs() {
                        return None;
                    }
                    left.sqrt()
                } else {
                    left / factor[column * size + column]
                };
            }
        }
        factor.iter().all(|value| value.is_finite()).then_some(Self { size, factor })
    }

    /// The x with matrix · x = `right`.
    pub(crate) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let (size, factor) = (self.size, &self.factor);
        let mut x = right.to_vec();
        for row in 0..size {
            let done: f64 = (0..row).map(|k| factor[row * size + k] * x[k]).sum();
            x[row] = (x[row] - done) / factor[row * size + row];
        }
        for row in (0..size).rev() {
            let done: f64 = (row + 1..size).map(|k| factor[k * size + row] * x[k]).sum();
            x[row] = (x[row] - done) / factor[row * size + row];
        }
        x
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_solved_and_an_indefinite_one_refused() {
        let matrix = [4.0, 2.0, 0.6, 2.0, 5.0, 1.0, 0.6, 1.0, 3.0];
        let x = Cholesky::of(&matrix, 3).unwrap().solve(&[1.0, 2.0, 3.0]);
        for row in 0..3 {
            let product: f64 = (0..3).map(|column| matrix[row * 3 + column] * x[column]).sum();
            assert!((product - (row + 1) as f64).abs() < 1e-12);
        }
        assert!(Cholesky::of(&[1.0, 2.0, 2.0, 1.0], 2).is_none());
        assert!(Cholesky::of(&[f64::NAN], 1).is_none());
    }
}
