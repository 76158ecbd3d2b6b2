;; Compares one query with some of the rounded vectors. All data is in the module’s memory; rounded-vectors.ts defines its layout.
;; Built by scripts/kernel.ts into kernel-bytes.ts.
(module
  (memory (export "memory") 1)

  ;; Replaces each slot of a list by the inner product of its vector with a query.
  ;;
  ;; A vector’s components are whole numbers of twelve bits, times a scale. The upper eight bits and the lower four are apart, so
  ;; that neither needs room for more. 32 dimensions are multiplied at a time, in 32 bits (eight products of 12 and 16 bits in each
  ;; lane), and added up as floating-point numbers.
  ;;
  ;; $places   $count 32-bit numbers of slots; the results take their place, as 32-bit floating-point numbers
  ;; $query    $blocks times 32 components of 16 bits
  ;; $scale    what a component of 1 in the query stands for
  ;; $vectors  for each slot $stride bytes: the scale (32-bit floating-point), the upper bits of each component, with their sign, and
  ;;           for each 32 components 16 bytes of lower bits: those of the first 16 components, each with one of the last 16 above it
  (func (export "cosines")
    (param $count i32) (param $places i32) (param $query i32) (param $scale f32) (param $blocks i32) (param $vectors i32)
    (param $stride i32)
    (local $end i32) (local $upper i32) (local $lower i32) (local $at i32) (local $last i32) (local $record i32)
    (local $sums v128) (local $pairs v128) (local $bits v128) (local $some v128)
    (local.set $end (i32.add (local.get $places) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $places) (local.get $end)))
        (local.set $record
          (i32.add (local.get $vectors) (i32.mul (i32.load (local.get $places)) (local.get $stride))))
        (local.set $upper (i32.add (local.get $record) (i32.const 4)))
        (local.set $last (i32.add (local.get $upper) (i32.shl (local.get $blocks) (i32.const 5))))
        (local.set $lower (local.get $last))
        (local.set $at (local.get $query))
        (local.set $sums (v128.const f32x4 0 0 0 0))
        (loop $more
          (local.set $bits (v128.load align=1 (local.get $lower)))
          ;; The first 16 components.
          (local.set $pairs (v128.load align=1 (local.get $upper)))
          (local.set $some (v128.and (local.get $bits) (v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f)))
          (local.set $sums
            (f32x4.add (local.get $sums)
              (f32x4.convert_i32x4_s
                (i32x4.add
                  (i32x4.add
                    (i32x4.dot_i16x8_s
                      (v128.or
                        (i16x8.shl (i16x8.extend_low_i8x16_s (local.get $pairs)) (i32.const 4))
                        (i16x8.extend_low_i8x16_u (local.get $some)))
                      (v128.load (local.get $at)))
                    (i32x4.dot_i16x8_s
                      (v128.or
                        (i16x8.shl (i16x8.extend_high_i8x16_s (local.get $pairs)) (i32.const 4))
                        (i16x8.extend_high_i8x16_u (local.get $some)))
                      (v128.load offset=16 (local.get $at))))
                  ;; The last 16.
                  (i32x4.add
                    (i32x4.dot_i16x8_s
                      (v128.or
                        (i16x8.shl
                          (i16x8.extend_low_i8x16_s (local.tee $pairs (v128.load offset=16 align=1 (local.get $upper))))
                          (i32.const 4))
                        (i16x8.extend_low_i8x16_u
                          (local.tee $some (i8x16.shr_u (local.get $bits) (i32.const 4)))))
                      (v128.load offset=32 (local.get $at)))
                    (i32x4.dot_i16x8_s
                      (v128.or
                        (i16x8.shl (i16x8.extend_high_i8x16_s (local.get $pairs)) (i32.const 4))
                        (i16x8.extend_high_i8x16_u (local.get $some)))
                      (v128.load offset=48 (local.get $at))))))))
          (local.set $at (i32.add (local.get $at) (i32.const 64)))
          (local.set $lower (i32.add (local.get $lower) (i32.const 16)))
          (br_if $more
            (i32.lt_u (local.tee $upper (i32.add (local.get $upper) (i32.const 32))) (local.get $last))))
        (f32.store (local.get $places)
          (f32.mul
            (f32.mul (f32.load align=1 (local.get $record)) (local.get $scale))
            (f32.add
              (f32.add (f32x4.extract_lane 0 (local.get $sums)) (f32x4.extract_lane 1 (local.get $sums)))
              (f32.add (f32x4.extract_lane 2 (local.get $sums)) (f32x4.extract_lane 3 (local.get $sums))))))
        (local.set $places (i32.add (local.get $places) (i32.const 4)))
        (br $next)))))
