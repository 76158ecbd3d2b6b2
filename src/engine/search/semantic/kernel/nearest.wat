;; Scans all bit vectors for one query. All data is in the module’s memory; bit-vectors.ts defines its layout.
;; Built by scripts/kernel.ts into kernel-bytes.ts.
(module
  (memory (export "memory") 1)

  ;; Finds the slots nearest to a query, nearest first; slots at the same distance stay in their order.
  ;;
  ;; A slot has two bits for each dimension: whether the component is above zero, and whether it is small. The distance is the sum,
  ;; over all dimensions, of the query’s magnitude there (0 to 7) times
  ;;   0  where the slot’s component has the query’s sign and is large,
  ;;   1  where it has the query’s sign and is small,
  ;;   2  where it has the other sign and is small,
  ;;   3  where it has the other sign and is large:
  ;; twice "signs differ", plus "either signs differ or it is small, but not both". 64 dimensions are counted at a time, for each
  ;; bit of the magnitudes. Scalar instructions are used: on x86-64 they take two thirds of the time of vector instructions
  ;; (i8x16.popcnt is eight instructions there).
  ;;
  ;; $query      for each word of 64 dimensions four words: signs, then bits 0, 1 and 2 of the magnitudes
  ;; $vectors    for each slot, for each of its $words words of 64 dimensions, two words: signs, then which are small
  ;; $present, $allowed  for each slot a byte; a slot counts if the two have a bit in common
  ;; $distances  room for 16 bits for each slot
  ;; $counts     a zeroed 32-bit word for each possible distance, $buckets of them
  ;; $found      room for $limit 32-bit words: the result
  ;; returns     the number of slots found, at most $limit
  (func (export "nearest")
    (param $slots i32) (param $words i32) (param $query i32) (param $vectors i32) (param $present i32)
    (param $allowed i32) (param $distances i32) (param $counts i32) (param $buckets i32) (param $limit i32)
    (param $found i32) (result i32)
    (local $slot i32) (local $word i32) (local $end i32) (local $distance i32) (local $at i32) (local $count i32)
    (local $sum i32) (local $differs i64) (local $either i64) (local $total i64)

    ;; First pass: every slot’s distance, and how many slots are at each distance.
    (local.set $end (i32.add (local.get $query) (i32.shl (local.get $words) (i32.const 5))))
    (block $scanned
      (loop $next
        (br_if $scanned (i32.eq (local.get $slot) (local.get $slots)))
        (if
          (i32.and
            (i32.load8_u (i32.add (local.get $present) (local.get $slot)))
            (i32.load8_u (i32.add (local.get $allowed) (local.get $slot))))
          (then
            (local.set $total (i64.const 0))
            (local.set $word (local.get $query))
            (local.set $at (local.get $vectors))
            (loop $more
              (local.set $differs (i64.xor (i64.load (local.get $word)) (i64.load (local.get $at))))
              (local.set $either (i64.xor (local.get $differs) (i64.load offset=8 (local.get $at))))
              (local.set $total
                (i64.add (local.get $total)
                  (i64.add
                    (i64.add
                      (i64.popcnt (i64.and (local.get $either) (i64.load offset=8 (local.get $word))))
                      (i64.shl
                        (i64.add
                          (i64.popcnt (i64.and (local.get $differs) (i64.load offset=8 (local.get $word))))
                          (i64.popcnt (i64.and (local.get $either) (i64.load offset=16 (local.get $word)))))
                        (i64.const 1)))
                    (i64.add
                      (i64.shl
                        (i64.add
                          (i64.popcnt (i64.and (local.get $differs) (i64.load offset=16 (local.get $word))))
                          (i64.popcnt (i64.and (local.get $either) (i64.load offset=24 (local.get $word)))))
                        (i64.const 2))
                      (i64.shl
                        (i64.popcnt (i64.and (local.get $differs) (i64.load offset=24 (local.get $word))))
                        (i64.const 3))))))
              (local.set $at (i32.add (local.get $at) (i32.const 16)))
              (br_if $more
                (i32.lt_u (local.tee $word (i32.add (local.get $word) (i32.const 32))) (local.get $end))))
            (local.set $distance (i32.wrap_i64 (local.get $total)))
            (local.set $at (i32.add (local.get $counts) (i32.shl (local.get $distance) (i32.const 2))))
            (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1))))
          ;; Farther than any distance.
          (else (local.set $distance (i32.const 0xffff))))
        (i32.store16 (i32.add (local.get $distances) (i32.shl (local.get $slot) (i32.const 1))) (local.get $distance))
        (local.set $vectors (i32.add (local.get $vectors) (i32.shl (local.get $words) (i32.const 4))))
        (local.set $slot (i32.add (local.get $slot) (i32.const 1)))
        (br $next)))

    ;; Finds the distance up to which slots are wanted; each count becomes the place of the next slot at that distance.
    (local.set $distance (i32.const 0))
    (block $edge
      (loop $next
        (br_if $edge (i32.eq (local.get $distance) (local.get $buckets)))
        (local.set $at (i32.add (local.get $counts) (i32.shl (local.get $distance) (i32.const 2))))
        (local.set $count (i32.load (local.get $at)))
        (i32.store (local.get $at) (local.get $sum))
        (local.set $sum (i32.add (local.get $sum) (local.get $count)))
        (local.set $distance (i32.add (local.get $distance) (i32.const 1)))
        (br_if $next (i32.lt_u (local.get $sum) (local.get $limit)))))
    (local.set $end (local.get $distance))

    ;; Second pass: puts the slots up to that distance in their places.
    (local.set $slot (i32.const 0))
    (block $placed
      (loop $next
        (br_if $placed (i32.eq (local.get $slot) (local.get $slots)))
        (local.set $distance
          (i32.load16_u (i32.add (local.get $distances) (i32.shl (local.get $slot) (i32.const 1)))))
        (if (i32.lt_u (local.get $distance) (local.get $end))
          (then
            (local.set $at (i32.add (local.get $counts) (i32.shl (local.get $distance) (i32.const 2))))
            (local.set $count (i32.load (local.get $at)))
            (i32.store (local.get $at) (i32.add (local.get $count) (i32.const 1)))
            (if (i32.lt_u (local.get $count) (local.get $limit))
              (then
                (i32.store
                  (i32.add (local.get $found) (i32.shl (local.get $count) (i32.const 2)))
                  (local.get $slot))))))
        (local.set $slot (i32.add (local.get $slot) (i32.const 1)))
        (br $next)))

    (select (local.get $sum) (local.get $limit) (i32.lt_u (local.get $sum) (local.get $limit)))))
