package planted.lab;

import com.sun.jna.Pointer;

/** Native memory outside its door. */
final class UsesJna {
    Pointer pointer;
}
