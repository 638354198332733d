//! Makes the outlines of areas as simple as the size of the drawing allows.
//!
//! Neighbours share their border. If each area were simplified by itself, gaps would open between
//! them. So their outlines are cut where borders meet, and each piece is simplified once for both
//! sides, by the method of Ramer (*Computer Graphics and Image Processing* 1, 1972) and of Douglas
//! and Peucker (*Cartographica* 10, 1973).

use std::collections::BTreeMap;

/// A corner, in half units of the drawing.
pub(super) type Corner = (i32, i32);

/// The areas' closed outlines with fewer corners: at most as many as said if a drawing of this size
/// can bear that. An outline too small to be seen is gone.
pub(super) fn simplified(outlines: &[Vec<Corner>], most: usize) -> Vec<Vec<Corner>> {
    let outlines: Vec<Vec<Corner>> = outlines.iter().map(|outline| without_repeats(outline)).collect();
    let joints = joints(&outlines);
    let mut tolerance = 1.0;
    loop {
        let kept: Vec<Vec<Corner>> =
            outlines.iter().map(|outline| simplify(outline, &joints, tolerance)).collect();
        if kept.iter().map(Vec::len).sum::<usize>() <= most || tolerance > 100.0 {
            return kept;
        }
        tolerance *= 1.4;
    }
}

/// The corners, none twice in a row, the first not once more at the end.
fn without_repeats(outline: &[Corner]) -> Vec<Corner> {
    let mut corners = outline.to_vec();
    corners.dedup();
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    corners
}

/// Corners where borders meet: those that have other neighbours in one outline than in another.
fn joints(outlines: &[Vec<Corner>]) -> BTreeMap<Corner, bool> {
    let mut neighbours: BTreeMap<Corner, (Corner, Corner)> = BTreeMap::new();
    let mut joints = BTreeMap::new();
    for outline in outlines {
        for (at, corner) in outline.iter().enumerate() {
            let before = outline[(at + outline.len() - 1) % outline.len()];
            let after = outline[(at + 1) % outline.len()];
            let pair = (before.min(after), before.max(after));
            if *neighbours.entry(*corner).or_insert(pair) != pair {
                joints.insert(*corner, true);
            }
        }
    }
    joints
}

fn simplify(outline: &[Corner], joints: &BTreeMap<Corner, bool>, tolerance: f64) -> Vec<Corner> {
    if outline.len() < 3 {
        return Vec::new();
    }
    let cuts = cuts(outline, joints);
    let mut kept = Vec::new();
    for (number, from) in cuts.iter().enumerate() {
        let to = cuts[(number + 1) % cuts.len()];
        let length = (to + outline.len() - from - 1) % outline.len() + 1;
        let mut piece: Vec<Corner> =
            (0..=length).map(|step| outline[(from + step) % outline.len()]).collect();
        // Both sides of a border have to see it from the same end.
        let turned = piece.last() < piece.first();
        if turned {
            piece.reverse();
        }
        let mut piece = thinned(&piece, tolerance);
        if turned {
            piece.reverse();
        }
        piece.pop();
        kept.append(&mut piece);
    }
    if kept.len() < 3 { Vec::new() } else { kept }
}

/// Where an outline is cut: at its joints or, if it has fewer than two, at the two corners that come
/// first and last in the order of corners.
fn cuts(outline: &[Corner], joints: &BTreeMap<Corner, bool>) -> Vec<usize> {
    let at_joints: Vec<usize> = (0..outline.len()).filter(|at| joints.contains_key(&outline[*at])).collect();
    if at_joints.len() > 1 {
        return at_joints;
    }
    let first = (0..outline.len()).min_by_key(|at| outline[*at]).unwrap_or(0);
    let last = (0..outline.len()).max_by_key(|at| outline[*at]).unwrap_or(0);
    let mut cuts: Vec<usize> = [first, last].into_iter().chain(at_joints).collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// A line with only those corners that lie farther from the simpler line than a tolerance. It does
/// not call itself, so that no line is too long for it.
fn thinned(line: &[Corner], tolerance: f64) -> Vec<Corner> {
    let Some(last) = line.len().checked_sub(1) else { return Vec::new() };
    let mut keep = vec![false; line.len()];
    (keep[0], keep[last]) = (true, true);
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let between = from + 1..to;
        let distances = between.map(|at| (distance(line[at], line[from], line[to]), at));
        // The first of the farthest ones: an equal one further on takes no part.
        let farthest = distances.fold((tolerance, None), |farthest, (distance, at)| {
            if distance > farthest.0 { (distance, Some(at)) } else { farthest }
        });
        if let (_, Some(at)) = farthest {
            keep[at] = true;
            open.extend([(from, at), (at, to)]);
        }
    }
    line.iter().zip(keep).filter_map(|(corner, keep)| keep.then_some(*corner)).collect()
}

/// How far a corner lies from the line between two others.
pub(super) fn distance(corner: Corner, from: Corner, to: Corner) -> f64 {
    let point = |corner: Corner| (f64::from(corner.0), f64::from(corner.1));
    let ((x, y), (from_x, from_y), (to_x, to_y)) = (point(corner), point(from), point(to));
    let (width, height) = (to_x - from_x, to_y - from_y);
    let length = width * width + height * height;
    let along = if length > 0.0 { ((x - from_x) * width + (y - from_y) * height) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    (x - from_x - along * width).hypot(y - from_y - along * height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_keep_their_border_in_common() {
        let border: Vec<Corner> = (0..=40).map(|step| (200 + (step * 7) % 5, step * 10)).collect();
        let mut west = vec![(0, 400), (0, 0)];
        west.extend(&border);
        let mut east = vec![(400, 0), (400, 400)];
        east.extend(border.iter().rev());
        let simple = simplified(&[west, east], 20);
        let on_border = |outline: &[Corner]| {
            let mut corners: Vec<Corner> =
                outline.iter().copied().filter(|(x, _)| (200..=204).contains(x)).collect();
            corners.sort_unstable();
            corners
        };
        assert_eq!(on_border(&simple[0]), on_border(&simple[1]));
        assert!(simple.iter().map(Vec::len).sum::<usize>() <= 20, "{simple:?}");
    }

    #[test]
    fn an_outline_too_small_to_be_seen_is_gone() {
        assert_eq!(simplified(&[vec![(1, 1), (1, 1), (2, 1)]], 10), [Vec::new()]);
        assert_eq!(simplified(&[Vec::new()], 10), [Vec::new()]);
    }
}
